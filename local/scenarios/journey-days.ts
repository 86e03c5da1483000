import { describeClock } from '../../shared/domain/time/describe-time.ts'
import { wallTime, type ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { OnDay } from '../../state-machines/scenarios/scenario.ts'

/** From when and in which zone the days of a journey are counted. */
export type Calendar = { readonly startsAt: number; readonly zone: readonly ZonePeriod[] }

const day = 86_400_000

/** The day of the journey at a moment: 0 is the calendar day of the entry. */
export const dayAt = (at: number, { startsAt, zone }: Calendar): number =>
  Math.floor(wallTime(zone, at) / day) - Math.floor(wallTime(zone, startsAt) / day)

/** What the contact's clock shows at a moment, such as `13:05`. */
export const clockAt = (at: number, { zone }: Calendar): string =>
  new Date(wallTime(zone, at)).toISOString().slice(11, 16)

/** A moment as scenarios write it: `day 2 at 13:05`. */
export const momentText = (at: number, calendar: Calendar): string =>
  `day ${dayAt(at, calendar)} at ${clockAt(at, calendar)}`

/** Whether a moment is on a day, and at the clock time where one is said. */
export const isOnDay = (at: number, on: OnDay, calendar: Calendar): boolean =>
  dayAt(at, calendar) === on.day && (on.at === undefined || clockAt(at, calendar) === describeClock(on.at))

/** A day as scenarios write it. */
export const onDayText = (on: OnDay): string =>
  on.at === undefined ? `day ${on.day}` : `day ${on.day} at ${describeClock(on.at)}`
