import { Temporal } from 'temporal-polyfill'
import type { Duration } from './duration.ts'

/**
 * A stretch of time in which a zone's clocks run at one distance from UTC. All numbers are milliseconds; `from` is in it,
 * `until` is not. A list of periods covers all time: the first begins at the lowest, the last ends at the highest number.
 */
export type ZonePeriod = { readonly from: number; readonly until: number; readonly offset: number }

/** A time of day, `HH:MM`, as minutes after midnight. */
export type ClockTime = number

const day = 86_400_000
const farPast = -8_640_000_000_000_000
const farFuture = 8_640_000_000_000_000
/** An execution lasts a year at most, and conditions look back about as far: clock changes further away matter to none. */
const horizon = 400 * day

/** Whether a text names a time zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** A zone's periods around `now`, as far back and ahead as an enrollment can last. The zone must be one that exists. */
export function zonePeriods(zone: string, now: number): readonly ZonePeriod[] {
  const month = Math.floor(now / (30 * day))
  const name = `${zone} ${month}`
  const known = remembered.get(name)
  if (known) return known
  if (remembered.size > 1000) remembered.clear()
  const periods = findPeriods(zone, month * 30 * day - horizon, (month + 1) * 30 * day + horizon)
  remembered.set(name, periods)
  return periods
}

/** What a clock on the wall shows at an instant, as milliseconds that are read like UTC. */
export function wallTime(periods: readonly ZonePeriod[], instant: number): number {
  return instant + periodAt(periods, instant).offset
}

/**
 * The instant at which a clock on the wall shows a time. A time that comes twice means the first; one that is left out
 * moves forward to the first that is there, which is the moment of the change itself.
 */
export function instantOfWallTime(periods: readonly ZonePeriod[], wall: number): number {
  const period = periods.find(({ until, offset }) => wall - offset < until)
  return period ? Math.max(wall - period.offset, period.from) : wall
}

/** The instant a duration after another: first the days on the contact's calendar, then the exact rest. */
export function addDuration(periods: readonly ZonePeriod[], instant: number, duration: Duration): number {
  const exact = duration.seconds * 1000
  if (duration.days === 0) return instant + exact
  return instantOfWallTime(periods, wallTime(periods, instant) + duration.days * day) + exact
}

/** The instant a duration before another, by the same calendar. */
export const subtractDuration = (periods: readonly ZonePeriod[], instant: number, duration: Duration): number =>
  addDuration(periods, instant, { days: -duration.days, seconds: -duration.seconds })

/** The instant of a journey's day: so many days after entry, at the same clock time or at one of its own. */
export function dayOfJourney(
  periods: readonly ZonePeriod[],
  enteredAt: number,
  days: number,
  at: ClockTime | undefined,
): number {
  const entered = wallTime(periods, enteredAt)
  const wall = at === undefined ? entered : Math.floor(entered / day) * day + at * 60_000
  return instantOfWallTime(periods, wall + days * day)
}

/** Reads `HH:MM`, or answers undefined where the text is no time of day. */
export function parseClockTime(text: string): ClockTime | undefined {
  const match = /^([01][0-9]|2[0-3]):([0-5][0-9])$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

const remembered = new Map<string, readonly ZonePeriod[]>()

const periodAt = (periods: readonly ZonePeriod[], instant: number): ZonePeriod =>
  periods.find(({ until }) => instant < until) ?? { from: farPast, until: farFuture, offset: 0 }

function findPeriods(zone: string, from: number, until: number): readonly ZonePeriod[] {
  const periods: ZonePeriod[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  let start = farPast
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    const offset = at.offsetNanoseconds / 1_000_000
    if (next === null || next.epochMilliseconds > until) return [...periods, { from: start, until: farFuture, offset }]
    periods.push({ from: start, until: next.epochMilliseconds, offset })
    start = next.epochMilliseconds
    at = next
  }
}
