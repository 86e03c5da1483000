import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { habitsFileSchema } from '../../shared/contracts/habits-file.ts'
import { readFile } from '../../state-machines/read-file.ts'
import { projectRoot } from '../architecture/project-files.ts'

const read = (text: string) =>
  readFile({ file: 'habits.yaml', text }, habitsFileSchema, Object.keys(habitsFileSchema.shape))

test('the habits of the guide can be read, and name every word that there is', () => {
  const guide = readFileSync(join(projectRoot, 'docs/simulation.md'), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []
  const { value, diagnostics } = read(example)
  expect(diagnostics).toEqual([])
  expect(Object.keys(value ?? {}).toSorted()).toEqual(Object.keys(habitsFileSchema.shape).toSorted())
})

test('shares become numbers from 0 to 1, and times milliseconds', () => {
  const { value } = read('opens: 40%\nclicks: 100%\nover: 2d\nlanguages: { en: 12.5% }\n')
  expect(value).toEqual({ opens: 0.4, clicks: 1, over: 172_800_000, languages: { en: 0.125 } })
})

test('what cannot be is said at its line', () => {
  const wrong = 'opens: 130%\nclick: 8%\nlanguages: { en: 60%, zh-TW: 60% }\n'
  const { diagnostics } = read(wrong)
  expect(diagnostics.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '1 wrong-value',
    '3 wrong-value',
    '2 unknown-word',
  ])
  expect(diagnostics[2]?.remedy).toContain('clicks')
})
