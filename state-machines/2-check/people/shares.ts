import type { Journey } from '../../../shared/domain/journey/journey.ts'
import type { Workspace } from '../rule.ts'
import { journeyPaths } from '../time/paths/journey-paths.ts'
import { areExclusive } from './exclusive.ts'
import { passesWithin } from './passes.ts'
import { type Burst, worstBurst } from './worst-burst.ts'

/** The most messages of one journey within a time: those of one pass, and how many passes fit. */
export type Share = { readonly journey: Journey; readonly burst: Burst; readonly passes: number }

/** What every journey of a workspace adds to the worst case within a time (in seconds); worked out once. */
export function sharesWithin(workspace: Workspace, within: number): readonly Share[] {
  const known = remembered.get(workspace) ?? new Map<number, readonly Share[]>()
  remembered.set(workspace, known)
  const found =
    known.get(within) ?? [...(workspace.journeys?.values() ?? [])].map((one) => shareOf(one, workspace, within))
  known.set(within, found)
  return found
}

const remembered = new WeakMap<Workspace, Map<number, readonly Share[]>>()

/** What one journey adds to the worst case within a time. */
export function shareOf(journey: Journey, workspace: Workspace, within: number): Share {
  const known = journeyPaths(journey, workspace)
  const burst = worstBurst(journey, within, known)
  return { journey, burst, passes: burst.length === 0 ? 0 : passesWithin(journey, within, known) }
}

/** How many messages a journey adds: of the passes that fit, or of one where the contact says how often they come in. */
export const messagesOf = ({ burst, passes }: Share): number => burst.length * (Number.isFinite(passes) ? passes : 1)

/**
 * The journeys of the worst case for one contact: of those that exclude each other only the one with the most messages.
 * Journeys are sorted into groups that exclude each other one by one, so there may be more here than anybody can get, and
 * never less.
 */
export function worstTogether(shares: readonly Share[], workspace: Workspace): readonly Share[] {
  const groups: Share[][] = []
  const sending = shares.filter((share) => messagesOf(share) > 0)
  for (const share of sending.toSorted((a, b) => messagesOf(b) - messagesOf(a))) {
    const group = groups.find((others) =>
      others.every((other) => areExclusive(share.journey, other.journey, workspace)),
    )
    if (group) group.push(share)
    else groups.push([share])
  }
  return groups.flatMap(([most]) => (most === undefined ? [] : [most]))
}
