import type { Scenario } from '../../state-machines/scenarios/scenario.ts'
import { play } from '../play/play.ts'
import type { Played } from '../play/script.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import type { Difference } from './difference.ts'
import { judge } from './judge.ts'

/** A scenario that was played: what came of it, and what of that is not as it should be. */
export type PlayedScenario = {
  readonly scenario: Scenario
  readonly played: Played
  readonly differences: readonly Difference[]
}

/** Plays a scenario in its workspace, in which the other journeys run too. */
export async function runScenario(workspace: Publishable, scenario: Scenario): Promise<PlayedScenario> {
  const played = await play(workspace, scenario)
  return { scenario, played, differences: judge(scenario, played) }
}
