import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { enrolled, segmentEntered, segmentLeft, startedByHand } from '../../../shared/domain/contact/contact-event.ts'
import { type Trigger, via } from '../../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { passingObject } from '../../passing-value.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { drawTested } from './attributes.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

/** Lets a contact do what lets them in; one that only others enroll in is begun so. Whom time lets in does nothing. */
export async function arrive(crowd: Crowd, person: Person, { journey, asked, habits }: World): Promise<void> {
  const { trigger } = person
  const entry = entryBy(trigger, journey)
  if (entry === undefined) return
  const asProperties = drawTested(asked.properties, 'property', person.dice, habits)
  const properties = { ...asProperties, ...entry.properties }
  if (entry.via === undefined) return crowd.post(eventOf(crowd, person, entry.name, properties))
  const { contactId } = person.contact
  // Whoever does nothing is looked at first, so that what time brings about for them is planned as for everybody.
  await look(crowd, person)
  const ids = { eventId: `arrival-${person.number}`, contactId, occurredAt: crowd.clock.now() }
  await crowd.send('entry', { journey: journey.id, event: { ...ids, name: entry.name, via: entry.via, properties } })
}

/** Looks at a contact whom the product knows, and plans what time will bring about for them. */
export function look(crowd: Crowd, { number, contact: { contactId } }: Person): Promise<void> {
  const now = crowd.clock.now()
  const messageId = `look-${number}-${now}`
  return crowd.send('intake', { kind: 'look', messageId, occurredAt: now, receivedAt: now, contactId })
}

/** An event that a contact does, as an SDK posts it. */
export function eventOf(crowd: Crowd, { number, userId }: Person, name: string, properties: JsonObject): JsonObject {
  const now = crowd.clock.now()
  const messageId = `${number} ${name} ${now}`.slice(0, 128)
  return { kind: 'event', messageId, userId, origin: 'server', occurredAt: now, receivedAt: now, name, properties }
}

/** What comes of a trigger; with `via` it is no event that somebody could post, and goes straight to the journey's door. */
type Entry = { readonly name: string; readonly via?: string; readonly properties?: JsonObject }

function entryBy(trigger: Trigger | undefined, { id, triggers }: CompiledJourney): Entry | undefined {
  switch (trigger?.kind) {
    case 'event':
      return { name: trigger.event, properties: passingObject(trigger.where) }
    case 'eventbridge':
      return { name: trigger.event, via: via.rule(id, triggers.indexOf(trigger)) }
    case 'segment': {
      const name = trigger.change === 'entered' ? segmentEntered : segmentLeft
      return { name, via: via.segments, properties: { segment: trigger.segment } }
    }
    case 'manual':
      return { name: startedByHand, via: via.hand(id) }
    case 'date':
    case 'schedule':
      return undefined
    default:
      return { name: enrolled, via: via.enroll(id) }
  }
}
