import { nextReading } from '../../shared/domain/journey/schedule.ts'
import type { Trigger } from '../../shared/domain/journey/trigger.ts'
import { instantOfWallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'

const day = 86_400_000

/** A Monday: where nothing else counts, simulations begin with it. */
const usualDay = Date.UTC(2026, 2, 2)

type Triggered = { readonly triggers: readonly Trigger[] }

/** Whether time alone lets contacts into a journey, by schedules or dates. */
export const goesByTime = ({ triggers }: Triggered): boolean =>
  triggers.some(({ kind }) => kind === 'schedule' || kind === 'date')

/** By what contacts come into a journey: they or others do something, time lets them in, or it may be either. */
export const comesOf = (journey: Triggered): 'by-deed' | 'by-time' | 'by-both' => {
  if (!goesByTime(journey)) return 'by-deed'
  const isAll = journey.triggers.every(({ kind }) => kind === 'schedule' || kind === 'date')
  return isAll ? 'by-time' : 'by-both'
}

/** How long is simulated where nobody says so: a year where a date comes every year, for then everybody has theirs once. */
export const usualOver = ({ triggers }: Triggered): number =>
  triggers.some((trigger) => trigger.kind === 'date' && trigger.isYearly) ? 365 * day : 30 * day

/**
 * When a simulation begins where nobody says so: with the usual day, or with the first day of the journey's schedules
 * where that lies before it, or too far behind it.
 */
export function usualStart({ triggers }: Triggered, over: number, timeZone: string): number {
  const first = Math.min(...triggers.map(firstCall))
  const isWithin = first >= usualDay && first < usualDay + over
  const wall = isWithin || first === Number.POSITIVE_INFINITY ? usualDay : Math.floor(first / day) * day
  return instantOfWallTime(zonePeriods(timeZone, wall), wall)
}

/** What clocks show when a schedule calls for the first time; infinity where nothing does. */
function firstCall(trigger: Trigger): number {
  if (trigger.kind !== 'schedule') return Number.POSITIVE_INFINITY
  const { schedule } = trigger
  const next = nextReading(schedule, usualDay - 1)
  if (next !== undefined) return next
  return schedule.kind === 'once' ? Date.parse(schedule.on) : Number.POSITIVE_INFINITY
}
