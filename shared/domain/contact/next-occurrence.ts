import { dateOf } from '../condition/comparison.ts'
import type { DateTrigger } from '../journey/trigger.ts'
import { own } from '../json.ts'
import type { ZonePeriod } from '../time/local-time.ts'
import type { Contact } from './contact.ts'
import { instantOfDate } from './date-in-attribute.ts'

const day = 86_400_000

/**
 * When a date trigger lets a contact in next, after `now`; undefined where the attribute holds no date, or the date is
 * past and does not come again. Who was born on 29 February has their day on the 28th in common years.
 */
export function nextOccurrence(
  { attributes }: Contact,
  trigger: DateTrigger,
  { now, zone }: { readonly now: number; readonly zone: readonly ZonePeriod[] },
): number | undefined {
  const written = own(attributes, trigger.attribute)
  const midnight = typeof written === 'string' ? dateOf(written) : undefined
  if (midnight === undefined) return undefined
  const dates = trigger.isYearly ? anniversaries(midnight, now - trigger.offset.days * day) : [midnight]
  return dates.map((date) => instantOfDate(date, trigger, zone)).find((at) => at > now)
}

/** The days of a date in the years around a moment, whatever year is written. */
function anniversaries(midnight: number, around: number): readonly number[] {
  const year = new Date(around).getUTCFullYear()
  return [-1, 0, 1, 2].map((more) => inYear(new Date(midnight), year + more))
}

function inYear(date: Date, year: number): number {
  const lastOfMonth = new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate()
  return Date.UTC(year, date.getUTCMonth(), Math.min(date.getUTCDate(), lastOfMonth))
}
