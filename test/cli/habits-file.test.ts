import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readHabits } from '../../cli/simulation/read-habits.ts'
import { currentWorkspace } from '../../local/workspace/publication.ts'
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

describe('what is said of names that nothing in the workspace has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-habits-'))
  const file = join(folder, 'habits.yaml')
  afterAll(() => rmSync(folder, { recursive: true }))

  async function said(text: string): Promise<readonly string[]> {
    writeFileSync(file, text)
    const { workspace } = await currentWorkspace(projectRoot)
    if (workspace === undefined) throw new Error('the settings have mistakes')
    const read = readHabits(file, workspace.settings, workspace)
    if (read.kind === 'read') return []
    return read.diagnostics.map(({ line, column, code, remedy }) => `${line}:${column} ${code} ${remedy}`)
  }

  test('is told at each of them', async () => {
    const text = `messages:
  welcmoe: { opens: 10% }
  case-study: { links: { detials: 50% } }
events:
  Demo Boked: { anyway: 1%, after-click: 2% }
  Cake Baked: { anyway: 1%, after-click: 2% }
`
    expect(await said(text)).toEqual([
      '2:3 unknown-message Did you mean `welcome`?',
      '3:26 unknown-link Did you mean `details`?',
      '5:3 unknown-event Did you mean `Demo Booked`?',
      '6:3 unknown-event Take it out: it would change nothing.',
    ])
  })

  test('is nothing where they are there: triggers, goals, exits, and what is counted', async () => {
    const names = ['Form Submitted', 'Demo Booked', 'Order Completed', 'Event Registered', 'Product Viewed']
    const events = names.map((name) => `  ${name}: { anyway: 1%, after-click: 2% }\n`).join('')
    expect(await said(`messages: { case-study: { links: { details: 50% } } }\nevents:\n${events}`)).toEqual([])
  })
})
