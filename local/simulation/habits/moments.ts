import { type Contact, timeZoneOf } from '../../../shared/domain/contact/contact.ts'
import { nextOccurrence } from '../../../shared/domain/contact/next-occurrence.ts'
import { nextReading } from '../../../shared/domain/journey/schedule.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { instantOfWallTime, wallTime, type ZonePeriod } from '../../../shared/domain/time/local-time.ts'
import { zoneOf } from '../../../shared/store/zone-of.ts'
import type { World } from './world.ts'

/** From when until when time lets a contact in: the days of a simulation, by the contact's own clock. */
export type Hours = { readonly opensAt: number; readonly closesAt: number }

/** The hours of a contact. */
export function hoursOf(contact: Contact, world: World): Hours {
  const zone = contactZone(contact, world)
  const wall = firstReading(world)
  return { opensAt: instantOfWallTime(zone, wall), closesAt: instantOfWallTime(zone, wall + world.over) }
}

/** What clocks show when the first day of a simulation begins, wherever they hang. */
export const firstReading = ({ settings, startsAt }: World): number =>
  wallTime(zoneOf(undefined, settings, startsAt), startsAt)

/** When a date or a schedule of the journey lets a contact in next, after `now`; undefined where that is after their hours. */
export function nextMoment(contact: Contact, now: number, world: World): number | undefined {
  if (!world.goesByTime) return undefined
  const zone = contactZone(contact, world)
  const moments = world.journey.triggers.map((trigger) => momentOf(trigger, contact, now, zone))
  const next = Math.min(...moments.map((at) => at ?? Number.POSITIVE_INFINITY))
  return next < hoursOf(contact, world).closesAt ? next : undefined
}

function momentOf(trigger: Trigger, contact: Contact, now: number, zone: readonly ZonePeriod[]): number | undefined {
  if (trigger.kind === 'date') return nextOccurrence(contact, trigger, { now, zone })
  if (trigger.kind !== 'schedule') return undefined
  const reading = nextReading(trigger.schedule, wallTime(zone, now))
  return reading === undefined ? undefined : instantOfWallTime(zone, reading)
}

const contactZone = (contact: Contact, { settings, startsAt }: World): readonly ZonePeriod[] =>
  zoneOf(timeZoneOf(contact), settings, startsAt)
