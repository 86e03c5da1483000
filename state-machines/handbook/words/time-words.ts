import type { JourneyDay, WaitTime } from '../../../shared/domain/journey/journey.ts'
import type { Schedule } from '../../../shared/domain/journey/schedule.ts'
import { describeClock, describeWeekdays } from '../../../shared/domain/time/describe-time.ts'
import { type Duration, describeDuration, secondsOfDay } from '../../../shared/domain/time/duration.ts'

/** How long a wait lasts, or until when: `3 days`, `until Monday 10:00`, `hot 1 day · warm 3 days · cold 5 days`. */
export function waitWords(time: WaitTime): string {
  switch (time.kind) {
    case 'duration':
      return describeDuration(time.duration)
    case 'warmth': {
      const { hot, warm, cold } = time
      return [`hot ${describeDuration(hot)}`, `warm ${describeDuration(warm)}`, `cold ${describeDuration(cold)}`].join(
        ' · ',
      )
    }
    case 'day':
      return `until ${dayWords(time)}`
    case 'weekday':
      return `until ${describeWeekdays(time.weekdays)} ${describeClock(time.at)}`
    case 'date':
      return `until ${dateWords(time)}, ${describeDuration(time.within)} at most`
  }
}

/** A day of the journey: `day 5`, `day 5 at 09:00`. */
export const dayWords = ({ day, at }: JourneyDay): string =>
  `day ${day}${at === undefined ? '' : ` at ${describeClock(at)}`}`

/** A date in an attribute: `birthday at 09:00`, `7 days before renewal at 09:00`. */
export function dateWords({ attribute, offset, at }: DateOfContact): string {
  const { days, seconds } = offset
  const isBefore = days < 0 || seconds < 0
  const distance = describeDuration({ days: Math.abs(days), seconds: Math.abs(seconds) })
  const side = days === 0 && seconds === 0 ? '' : `${distance} ${isBefore ? 'before' : 'after'} `
  return `${side}${attribute} at ${describeClock(at)}`
}

/** When a schedule lets contacts in: `every Monday at 10:00`, `on 2027-03-01 at 09:00`. */
export function scheduleWords(schedule: Schedule): string {
  const clock = `at ${describeClock(schedule.at)}`
  if (schedule.kind === 'once') return `on ${schedule.on} ${clock}`
  const days = schedule.kind === 'weekly' ? describeWeekdays(schedule.weekdays) : `day ${schedule.day} of the month`
  const every = days.startsWith('every') ? days : `every ${days}`
  const from = schedule.from === undefined ? '' : ` from ${schedule.from}`
  const until = schedule.until === undefined ? '' : ` until ${schedule.until}`
  return `${every} ${clock}${from}${until}`
}

/** A time span in whole days from entry: `day 2`, `day 2–5`. */
export function daysWords({ least, most }: { readonly least: number; readonly most: number }): string {
  const [first, last] = [Math.floor(least / secondsOfDay), Math.floor(most / secondsOfDay)]
  return first === last ? `day ${first}` : `day ${first}–${last}`
}

/** The day of the contact's calendar, counted from entry, on which something is over at the latest. */
export const lastDay = (seconds: number): string => `day ${Math.floor(seconds / secondsOfDay)}`

type DateOfContact = { readonly attribute: string; readonly offset: Duration; readonly at: number }
