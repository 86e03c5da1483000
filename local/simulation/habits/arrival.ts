import {
  dateReached,
  enrolled,
  scheduleReached,
  segmentEntered,
  segmentLeft,
  startedByHand,
} from '../../../shared/domain/contact/contact-event.ts'
import { type Trigger, via } from '../../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { passingObject } from '../../passing-value.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { oneOf } from './chances.ts'
import { drawTested, type Person } from './person.ts'
import type { World } from './world.ts'

/** Lets a contact do what lets them in, by one of the journey's triggers; one that only others enroll in is begun so. */
export async function arrive(crowd: Crowd, person: Person, { journey, asked, habits }: World): Promise<void> {
  const trigger = oneOf(journey.triggers, person.dice('trigger'))
  const place = trigger === undefined ? -1 : journey.triggers.indexOf(trigger)
  const entry =
    trigger === undefined ? { name: enrolled, via: via.enroll(journey.id) } : entryBy(trigger, place, journey)
  const asProperties = drawTested(asked.properties, 'property', person.dice, habits)
  const properties = { ...asProperties, ...entry.properties }
  if (entry.via === undefined) return crowd.post(eventOf(crowd, person, entry.name, properties))
  const { contactId } = person.contact
  const now = crowd.clock.now()
  // Whoever does nothing is looked at first, so that what time brings about for them is planned as for everybody.
  await crowd.send('intake', {
    kind: 'look',
    messageId: `look-${person.number}`,
    occurredAt: now,
    receivedAt: now,
    contactId,
  })
  const ids = { eventId: `arrival-${person.number}`, contactId, occurredAt: now }
  await crowd.send('entry', { journey: journey.id, event: { ...ids, name: entry.name, via: entry.via, properties } })
}

/** An event that a contact does, as an SDK posts it. */
export function eventOf(crowd: Crowd, { number, userId }: Person, name: string, properties: JsonObject): JsonObject {
  const now = crowd.clock.now()
  const messageId = `${number} ${name} ${now}`.slice(0, 128)
  return { kind: 'event', messageId, userId, origin: 'server', occurredAt: now, receivedAt: now, name, properties }
}

/** What comes of a trigger; with `via` it is no event that somebody could post, and goes straight to the journey's door. */
type Entry = { readonly name: string; readonly via?: string; readonly properties?: JsonObject }

function entryBy(trigger: Trigger, place: number, { id }: { readonly id: string }): Entry {
  switch (trigger.kind) {
    case 'event':
      return { name: trigger.event, properties: passingObject(trigger.where) }
    case 'eventbridge':
      return { name: trigger.event, via: via.rule(id, place) }
    case 'segment': {
      const name = trigger.change === 'entered' ? segmentEntered : segmentLeft
      return { name, via: via.segments, properties: { segment: trigger.segment } }
    }
    case 'date':
      return { name: dateReached, via: via.date(id, place) }
    case 'schedule':
      return { name: scheduleReached, via: via.schedule(id, place) }
    case 'manual':
      return { name: startedByHand, via: via.hand(id) }
  }
}
