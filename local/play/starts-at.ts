import { dateOf } from '../../shared/domain/condition/comparison.ts'
import { instantOfDate } from '../../shared/domain/contact/date-in-attribute.ts'
import { type Schedule, scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import type { DateTrigger, Trigger } from '../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { instantOfWallTime, type ZonePeriod, zonePeriods } from '../../shared/domain/time/local-time.ts'

/** When a trigger lets the contact in, with what it needs to know of them; or why it never does. */
export type Start =
  | {
      readonly kind: 'start'
      readonly at: number
      readonly zone: readonly ZonePeriod[]
      /** Attributes that were invented, because the trigger asks for them and nobody gave them. */
      readonly invented: JsonObject
    }
  | { readonly kind: 'never'; readonly why: string; readonly at: number; readonly zone: readonly ZonePeriod[] }

/** Monday, ten in the morning. */
const usualStart = Date.UTC(2026, 2, 2, 10)
const day = 86_400_000

/** The moment at which a trigger lets the contact in; `starts` is a reading of their clock, and no date comes before it. */
export function startOf(
  trigger: Trigger | undefined,
  starts: number | undefined,
  attributes: JsonObject,
  zoneName: string,
): Start {
  const wall = starts ?? usualStart
  const zone = zonePeriods(zoneName, wall)
  if (trigger?.kind === 'schedule') return onSchedule(trigger.schedule, wall, zone)
  if (trigger?.kind === 'date') return onDate(trigger, wall, attributes[trigger.attribute], zone)
  return { kind: 'start', at: instantOfWallTime(zone, wall), zone, invented: {} }
}

function onSchedule(schedule: Schedule, wall: number, zone: readonly ZonePeriod[]): Start {
  const reading = scheduledBetween(schedule, wall - 1, wall + 366 * day)[0]
  const at = instantOfWallTime(zone, reading ?? wall)
  if (reading !== undefined) return { kind: 'start', at, zone, invented: {} }
  return { kind: 'never', at, zone, why: `the schedule has no day in the year after ${dateText(wall)}` }
}

function onDate(trigger: DateTrigger, wall: number, written: unknown, zone: readonly ZonePeriod[]): Start {
  const { attribute, isYearly, offset } = trigger
  const now = instantOfWallTime(zone, wall)
  if (written === undefined) {
    const midnight = Math.floor(wall / day) * day - offset.days * day
    const due = instantOfDate(midnight, trigger, zone)
    // At an earlier time of the day than the start, it is the same date a day later.
    const shift = due < now ? day : 0
    const at = instantOfDate(midnight + shift, trigger, zone)
    return { kind: 'start', at, zone, invented: { [attribute]: dateText(midnight + shift) } }
  }
  const date = typeof written === 'string' ? dateOf(written) : undefined
  if (date === undefined) return { kind: 'never', at: now, zone, why: `the attribute ${attribute} is no date` }
  const dates = isYearly ? anniversaries(date, wall) : [date]
  const at = dates.map((one) => instantOfDate(one, trigger, zone)).find((one) => one >= now)
  if (at !== undefined) return { kind: 'start', at, zone, invented: {} }
  return { kind: 'never', at: now, zone, why: `the date in ${attribute} is past` }
}

/** A date in the years around a reading of the clock; the 29th of February is the 28th where there is none. */
function anniversaries(date: number, wall: number): readonly number[] {
  const born = new Date(date)
  const year = new Date(wall).getUTCFullYear()
  return [year - 1, year, year + 1, year + 2].map((one) => {
    const last = new Date(Date.UTC(one, born.getUTCMonth() + 1, 0)).getUTCDate()
    return Date.UTC(one, born.getUTCMonth(), Math.min(born.getUTCDate(), last))
  })
}

const dateText = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
