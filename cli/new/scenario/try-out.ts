import { type PlayedScenario, runScenario } from '../../../local/scenarios/run-scenario.ts'
import { sha256 } from '../../../local/workspace/publication.ts'
import { readWorkspace } from '../../../local/workspace/read-workspace.ts'
import { watchNamer } from '../../../state-machines/compile-journey.ts'
import { type CompiledWorkspace, compileWorkspace } from '../../../state-machines/compile-workspace.ts'
import type { Diagnostic } from '../../../state-machines/diagnostic.ts'
import { readScenarios } from '../../../state-machines/read-scenarios.ts'
import { fail, noSuch } from '../../fail.ts'

/** What became of a scenario that is no file yet: its mistakes, or what came of it. */
export type TriedOut =
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'played'; readonly one: PlayedScenario }

/** Reads and plays scenarios of a project before anything of them is written. */
export type TryOut = {
  readonly journeys: readonly string[]
  readonly hasGoal: (journey: string) => boolean
  readonly play: (id: string, text: string) => Promise<TriedOut>
}

/** Compiles a project, so that scenarios can be tried out in it; ends the command where its settings have mistakes. */
export async function tryOutIn(project: string): Promise<TryOut> {
  const source = await readWorkspace(project)
  const compiled = await compileWorkspace({ ...source, scenarios: [] }, { digest: sha256 })
  const { settings, journeys } = compiled
  if (settings === undefined) return fail('Nothing can be played until the settings are mended.', 1)
  return {
    journeys: journeys.map(({ journey }) => journey.id),
    hasGoal: (id) => journeys.some(({ journey }) => journey.id === id && journey.goal !== undefined),
    play: async (id, text) => {
      const { scenario, diagnostics } = readOne(compiled, id, text)
      if (scenario === undefined) return { kind: 'mistakes', diagnostics }
      return { kind: 'played', one: await runScenario({ ...compiled, settings }, scenario) }
    },
  }
}

function readOne({ workspace }: CompiledWorkspace, id: string, text: string) {
  const world = { ...workspace, journeyNames: [...(workspace.journeyNames ?? [])] }
  const file = { file: `marketing/scenarios/${id}.yaml`, text }
  const { scenarios, diagnostics } = readScenarios([{ id, file }], world, watchNamer(sha256))
  return { scenario: scenarios[0], diagnostics }
}

/** Ends the command where a journey cannot be played. */
export function requireJourney(journey: string, { journeys }: TryOut): void {
  if (!journeys.includes(journey)) fail(noSuch('journey', journey, 'that could be tried out', journeys), 1)
}
