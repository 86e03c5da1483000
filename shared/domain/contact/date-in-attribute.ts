import { dateOf } from '../condition/comparison.ts'
import { own } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import { addDuration, type ClockTime, instantOfWallTime, type ZonePeriod } from '../time/local-time.ts'
import type { Contact } from './contact.ts'

const day = 86_400_000

/**
 * When a date of a contact's is, put forward or back, at a clock time on their wall, in milliseconds; but never later
 * than `within` from now, and undefined where the attribute holds no date or it is past.
 */
export function dateInAttribute(
  { attributes }: Contact,
  date: {
    readonly attribute: string
    readonly offset: Duration
    readonly at: ClockTime
    readonly within: Duration
  },
  { now, zone }: { readonly now: number; readonly zone: readonly ZonePeriod[] },
): number | undefined {
  const written = own(attributes, date.attribute)
  const midnight = typeof written === 'string' ? dateOf(written) : undefined
  if (midnight === undefined) return undefined
  const at = instantOfDate(midnight, date, zone)
  return at < now ? undefined : Math.min(at, addDuration(zone, now, date.within))
}

/** The instant of a calendar date (its midnight, read like UTC), put forward or back, at a clock time on the wall. */
export const instantOfDate = (
  midnight: number,
  { offset, at }: { readonly offset: Duration; readonly at: ClockTime },
  zone: readonly ZonePeriod[],
): number => instantOfWallTime(zone, midnight + offset.days * day + at * 60_000) + offset.seconds * 1000
