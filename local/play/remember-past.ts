import type { JsonObject } from '../../shared/domain/json.ts'
import { subtractDuration } from '../../shared/domain/time/local-time.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import { doDeed } from './do-deed.ts'
import { giveWays } from './given-ways.ts'
import type { OpenStage } from './open-stage.ts'
import type { GivenWay, Script } from './script.ts'
import type { Start } from './starts-at.ts'

const minute = 60_000

/** Whose past it is: what is known of the contact, and when it ends. */
export type Past = OpenStage & {
  readonly script: Script
  readonly start: Start
  readonly attributes: JsonObject
}

/** When the past begins, at the latest. */
export const beginningOf = ({ before }: Script, { at, zone }: Start): number =>
  Math.min(at - 2 * minute, ...before.map(({ ago }) => subtractDuration(zone, at, ago) - minute))

/**
 * What the contact is and did before. No journey lets anybody in yet, but what they ask about is counted. Answers the
 * ways of splits that the contact was given.
 */
export async function rememberPast(workspace: Publishable, past: Past): Promise<readonly GivenWay[]> {
  const { script, start, attributes, runtime, contact } = past
  const { tags, scores, before } = script
  const journeys = workspace.journeys.map((one) => ({ ...one, journey: { ...one.journey, triggers: [] } }))
  runtime.publish({ ...workspace, journeys })
  runtime.start()
  await contact.identify({ ...(start.kind === 'start' ? start.invented : {}), ...attributes })
  const ways = await giveWays(workspace, script, past)
  await contact.change((one) => ({ ...one, tags, scores }))
  const deeds = before.map(({ ago, deed }) => ({ deed, at: subtractDuration(start.zone, start.at, ago) }))
  for (const { deed, at } of deeds.toSorted((a, b) => a.at - b.at)) {
    await runtime.advanceTo(at)
    await doDeed(deed, { runtime, contact, journey: script.journey, mail: undefined })
  }
  await runtime.advanceTo(start.at - minute)
  runtime.publish(workspace)
  await contact.look()
  return ways
}
