import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { scenarioText } from '../../cli/play/scenario-text.ts'
import { runScenario } from '../../local/scenarios/run-scenario.ts'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'

const { settings, scenarios, diagnostics, counts, ...rest } = await compileFolder(join(import.meta.dirname, '../..'), {
  digest: sha256,
})
if (settings === undefined) throw new Error('the settings in marketing/ have mistakes')
const workspace = { ...rest, settings }

describe('the scenarios in marketing/scenarios', () => {
  test('have no mistakes', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(scenarios).toHaveLength(counts.scenarios)
  })

  test('try out every journey', () => {
    const tried = new Set(scenarios.map(({ journey }) => journey))
    expect(workspace.journeys.map(({ journey }) => journey.id).filter((id) => !tried.has(id))).toEqual([])
  })

  test.each(scenarios.map((one) => [one.id, one.story, one] as const))('%s: %s', async (_, __, scenario) => {
    const played = await runScenario(workspace, scenario)
    if (played.differences.length > 0) expect.fail(`\n${stripVTControlCharacters(scenarioText(played))}`)
  })
})
