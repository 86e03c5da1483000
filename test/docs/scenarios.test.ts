import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTemplate, templateIds } from '../../cli/new/template.ts'
import { runScenario } from '../../local/scenarios/run-scenario.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { readWorkspace } from '../../local/workspace/read-workspace.ts'
import { compileWorkspace } from '../../state-machines/compile-workspace.ts'
import { readDeed } from '../../state-machines/scenarios/read-deed.ts'
import { readWhen } from '../../state-machines/scenarios/read-time.ts'
import { root } from './pages.ts'

const text = readFileSync(join(root, 'docs/scenarios.md'), 'utf8')

/** What stands between backticks in the first cells of a table under a heading. */
const namedIn = (heading: string, nth: number): readonly string[] => {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const table = section.split('\n\n').filter((part) => part.startsWith('|'))[nth] ?? ''
  return table
    .split('\n')
    .flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

test('every sentence on docs/scenarios.md is one that scenarios know', () => {
  const times = namedIn('What happens', 0)
  expect(times.length).toBeGreaterThan(3)
  expect(times.filter((time) => readWhen(time) === undefined)).toEqual([])
  const deeds = namedIn('What happens', 1)
  expect(deeds.length).toBeGreaterThan(9)
  expect(deeds.filter((deed) => readDeed(deed).kind === 'unclear')).toEqual([])
})

test('the examples on docs/scenarios.md come out as they say', async () => {
  const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, example = '']) => example)
  const source = await readWorkspace(root)
  const scenarios = examples.map((example, index) => ({ id: `e-${index}`, file: { file: `${index}`, text: example } }))
  const { settings, ...rest } = await compileWorkspace({ ...source, scenarios }, { digest: sha256 })
  expect(rest.diagnostics).toEqual([])
  expect(rest.scenarios).toHaveLength(3)
  if (settings === undefined) throw new Error('the settings in marketing/ have mistakes')
  for (const scenario of rest.scenarios)
    expect((await runScenario({ ...rest, settings }, scenario)).differences).toEqual([])
})

describe('docs/check.md', () => {
  test('tells of every template what it is about', () => {
    const page = readFileSync(join(root, 'docs/check.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `([a-z][a-z-]*)` \| (.+) \|$/gm)].map(([, id]) => id)
    expect(rows.toSorted()).toEqual(templateIds())
    expect(templateIds().map((id) => readTemplate(id).head.about)).not.toContain('')
  })
})
