import type { ClockTime } from './local-time.ts'

/** A clock time as it is written: `09:30`. */
export const describeClock = (at: ClockTime): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Weekdays (0 is Sunday) in words; every day of the week together is `every day`. */
export const describeWeekdays = (weekdays: readonly number[]): string =>
  weekdays.length === 7 ? 'every day' : weekdays.map((weekday) => names[weekday] ?? '').join(' or ')
