import type { JsonObject } from '../json.ts'
import type { FieldTest } from './comparison.ts'
import { passesAll } from './comparison.ts'

/**
 * An event that some condition counts. Watches are found when journeys are compiled, and only what is watched is
 * counted. `keep` is how many of the latest times must be remembered to answer every question about it.
 */
export type Watch = {
  readonly id: string
  readonly event: string
  readonly where: readonly FieldTest[]
  readonly keep: number
}

/** How often and when a contact did what a watch describes: how often in all, and the latest times, oldest first. */
export type Occurrences = { readonly total: number; readonly times: readonly number[] }

/** Whether an event is one that a watch (or a trigger, or an exit) describes. */
export const isWatched = (
  watch: { readonly event: string; readonly where: readonly FieldTest[] },
  event: { readonly name: string; readonly properties: JsonObject },
): boolean => watch.event === event.name && passesAll(watch.where, event.properties)

/** Counts one more occurrence. The order in which events arrive does not matter to the outcome. */
export function countOccurrence(so: Occurrences | undefined, at: number, keep: number): Occurrences {
  const times = [...(so?.times ?? []), at].sort((a, b) => a - b)
  return { total: (so?.total ?? 0) + 1, times: times.slice(-Math.max(keep, 1)) }
}

/** How many remembered occurrences lie in a time that begins at `since`. Exact up to the watch's `keep`. */
export const occurrencesSince = (so: Occurrences | undefined, since: number): number =>
  (so?.times ?? []).filter((at) => at >= since).length
