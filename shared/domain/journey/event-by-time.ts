import { type ContactEvent, dateReached, scheduleReached } from '../contact/contact-event.ts'
import { wallTime, type ZonePeriod } from '../time/local-time.ts'
import { via } from './trigger.ts'

/** Which trigger of which journey lets whom in, and when. */
export type EntryByTime = {
  readonly journey: string
  readonly trigger: number
  readonly contactId: string
  readonly at: number
}

/** What time brings about; all that is to be said of it are texts. */
export type EventByTime = Omit<ContactEvent, 'properties'> & { readonly properties: Readonly<Record<string, string>> }

/**
 * The event by which a date in an attribute lets a contact in. Its id is made of the journey, the day on their calendar
 * and the contact: who travels may see the same day come twice.
 */
export function dateEvent(
  { journey, trigger, contactId, at }: EntryByTime,
  attribute: string,
  zone: readonly ZonePeriod[],
): EventByTime {
  const way = via.date(journey, trigger)
  const eventId = `${way}:${dayOf(wallTime(zone, at))}:${contactId}`
  return { eventId, contactId, name: dateReached, occurredAt: at, properties: { attribute }, via: way }
}

/**
 * The event by which a schedule lets a contact in, whose clock shows what it names. Its id is made of the journey, the
 * reading of the clock and the contact.
 */
export function scheduleEvent({ journey, trigger, contactId, at }: EntryByTime, reading: number): EventByTime {
  const way = via.schedule(journey, trigger)
  const properties = { on: dayOf(reading) }
  return {
    eventId: `${way}:${reading}:${contactId}`,
    contactId,
    name: scheduleReached,
    occurredAt: at,
    properties,
    via: way,
  }
}

const dayOf = (reading: number): string => new Date(reading).toISOString().slice(0, 10)
