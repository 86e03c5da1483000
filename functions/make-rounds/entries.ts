import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import { holds } from '../../shared/domain/condition/condition.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { dateReached, scheduleReached } from '../../shared/domain/contact/contact-event.ts'
import { scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import { via } from '../../shared/domain/journey/trigger.ts'
import { wallTime, type ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { StoredContact } from '../../shared/store/entities/contacts.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import type { RoundDeps } from './deps.ts'

type Place = { readonly journey: string; readonly trigger: number; readonly at: number }

/**
 * The request to let in a contact whose date is come. Its id is made of the journey, the day on their calendar and the
 * contact: who travels may see the same day come twice.
 */
export function dateEntry(
  { journey, trigger, at, zone }: Place & { readonly zone: readonly ZonePeriod[] },
  attribute: string,
  contactId: string,
): EntryRequest {
  const way = via.date(journey, trigger)
  const eventId = `${way}:${new Date(wallTime(zone, at)).toISOString().slice(0, 10)}:${contactId}`
  const event = { eventId, contactId, name: dateReached, occurredAt: at, properties: { attribute }, via: way }
  return { journey, event }
}

/**
 * The request to let in a contact whose clock shows what a schedule names; undefined where they are not in the audience,
 * for then they were not meant, or where the schedule is gone. Its id is made of the journey, the reading and the contact.
 */
export async function scheduleEntry(
  { journey, trigger, reading, at }: Place & { readonly reading: number },
  { contact }: StoredContact,
  { content, clock }: RoundDeps,
): Promise<EntryRequest | undefined> {
  const version = (await content.index()).journeys[journey]?.version
  const published = version === undefined ? undefined : await content.journey(journey, version)
  const placed = published?.triggers[trigger]
  if (placed?.kind !== 'schedule' || scheduledBetween(placed.schedule, reading - 1, reading).length === 0)
    return undefined
  const { contactId } = contact
  const way = via.schedule(journey, trigger)
  const properties = { on: new Date(reading).toISOString().slice(0, 10) }
  const now = clock.now()
  const zone = zoneOf(timeZoneOf(contact), await content.settings(), now)
  const facts = { contact, now, zone, event: properties, world: await content.world() }
  if (published?.audience && !holds(published.audience, facts)) return undefined
  const eventId = `${way}:${reading}:${contactId}`
  return { journey, event: { eventId, contactId, name: scheduleReached, occurredAt: at, properties, via: way } }
}
