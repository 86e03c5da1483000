import type { ClockTime } from '../time/local-time.ts'

/** Days on a calendar, each at a clock time on the contact's wall. Dates are written like `2027-03-31`. */
export type Schedule = { readonly at: ClockTime } & (
  | { readonly kind: 'once'; readonly on: string }
  | ({ readonly kind: 'weekly'; readonly weekdays: readonly number[] } & Season)
  /** On a day of the month; a month without that day has it on its last. */
  | ({ readonly kind: 'monthly'; readonly day: number } & Season)
)

/** The first and the last day on which a schedule repeats itself. */
type Season = { readonly from?: string; readonly until?: string }

const day = 86_400_000

/** The first clocks on earth are 14 hours ahead of UTC, the last 12 behind it. In milliseconds. */
export const mostAhead = 14 * 3_600_000
export const mostBehind = 12 * 3_600_000

/** The readings of a wall clock (milliseconds, read like UTC) that a schedule names, after one and up to another. */
export const scheduledBetween = (schedule: Schedule, after: number, upTo: number): readonly number[] => [
  ...readingsBetween(schedule, after, upTo),
]

function* readingsBetween(schedule: Schedule, after: number, upTo: number): Generator<number> {
  const once = schedule.kind === 'once' ? Date.parse(schedule.on) / day : undefined
  const first = Math.max(Math.floor(after / day), once ?? Number.NEGATIVE_INFINITY)
  const last = Math.min(Math.floor(upTo / day), once ?? Number.POSITIVE_INFINITY)
  for (let date = first; date <= last; date++) {
    const reading = date * day + schedule.at * 60_000
    if (reading > after && reading <= upTo && isOn(schedule, date * day)) yield reading
  }
}

/** Schedules that repeat themselves do so within a month; one that begins later does so on its first day, or soon after. */
const longestGap = 63

/** The first reading of a wall clock that a schedule names, after another; undefined where there is none. */
export function nextReading(schedule: Schedule, after: number): number | undefined {
  const begins = schedule.kind === 'once' ? schedule.on : schedule.from
  const start = Math.max(after, begins === undefined ? after : Date.parse(begins) - 1)
  for (const reading of readingsBetween(schedule, start, start + longestGap * day)) return reading
  return undefined
}

function isOn(schedule: Schedule, midnight: number): boolean {
  if (schedule.kind === 'once') return midnight === Date.parse(schedule.on)
  const date = new Date(midnight)
  const text = date.toISOString().slice(0, 10)
  if (schedule.from !== undefined && text < schedule.from) return false
  if (schedule.until !== undefined && text > schedule.until) return false
  if (schedule.kind === 'weekly') return schedule.weekdays.includes(date.getUTCDay())
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() === Math.min(schedule.day, lastOfMonth)
}
