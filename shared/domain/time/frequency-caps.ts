import type { Duration } from './duration.ts'
import { addDuration, type ZonePeriod } from './local-time.ts'

/** No more messages than so many in any such time. */
export type FrequencyCap = { readonly messages: number; readonly within: Duration }

/** When the next message may go out by all caps, given the times of those that went out; undefined where that is now. */
export function freeOfCaps(
  zone: readonly ZonePeriod[],
  now: number,
  caps: readonly FrequencyCap[],
  times: readonly number[],
): number | undefined {
  const free = caps.flatMap(({ messages, within }) => {
    const ends = takenUntil(zone, now, within, times)
    const first = ends[ends.length - messages]
    return first === undefined ? [] : [first]
  })
  return free.length === 0 ? undefined : Math.max(...free)
}

/** The times that a cap still asks for, oldest first: each counts until its duration has passed, days by the calendar. */
export const withinCaps = (
  zone: readonly ZonePeriod[],
  now: number,
  caps: readonly FrequencyCap[],
  times: readonly number[],
): readonly number[] =>
  times.filter((at) => caps.some(({ within }) => addDuration(zone, at, within) > now)).toSorted((a, b) => a - b)

/** When each of the messages that count now counts no more, the first of them first. */
const takenUntil = (
  zone: readonly ZonePeriod[],
  now: number,
  within: Duration,
  times: readonly number[],
): readonly number[] =>
  times
    .map((at) => addDuration(zone, at, within))
    .filter((end) => end > now)
    .toSorted((a, b) => a - b)
