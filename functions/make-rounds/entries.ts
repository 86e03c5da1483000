import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import { holds } from '../../shared/domain/condition/condition.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { dateEvent, scheduleEvent } from '../../shared/domain/journey/event-by-time.ts'
import { scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { StoredContact } from '../../shared/store/entities/contacts.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import type { RoundDeps } from './deps.ts'

type Place = { readonly journey: string; readonly trigger: number; readonly at: number }

/** The request to let in a contact whose date is come. */
export const dateEntry = (
  { journey, trigger, at, zone }: Place & { readonly zone: readonly ZonePeriod[] },
  attribute: string,
  contactId: string,
): EntryRequest => ({ journey, event: dateEvent({ journey, trigger, contactId, at }, attribute, zone) })

/**
 * The request to let in a contact whose clock shows what a schedule names; undefined where they are not in the audience,
 * for then they were not meant, or where the schedule is gone.
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
  const event = scheduleEvent({ journey, trigger, contactId: contact.contactId, at }, reading)
  const now = clock.now()
  const zone = zoneOf(timeZoneOf(contact), await content.settings(), now)
  const facts = { contact, now, zone, event: event.properties, world: await content.world() }
  if (published?.audience && !holds(published.audience, facts)) return undefined
  return { journey, event }
}
