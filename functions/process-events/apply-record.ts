import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { type Contact, timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { type ContactEvent, contactUpdated } from '../../shared/domain/contact/contact-event.ts'
import type { Happening } from '../../shared/domain/enrollment/happening.ts'
import type { Wake } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { settleInOneWrite } from '../../shared/domain/enrollment/settle-in-one-write.ts'
import type { Change } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { outcomeChanges } from '../../shared/store/entities/outcomes.ts'
import { journeysOf } from '../../shared/store/journeys-of.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import { countWatched } from './count-watched.ts'
import type { ProcessDeps } from './deps.ts'
import { engage, engagementName } from './engage.ts'
import type { Person } from './find-person.ts'
import { withTraits } from './with-traits.ts'

/** What a record makes of a person: the contact after it, what to write, whom to wake, what to tell the bus. */
export type Applied = {
  readonly contact: Contact
  readonly changes: readonly Change[]
  readonly wakes: readonly Wake[]
  readonly events: readonly ContactEvent[]
  /** Not all of it finds room in one write: this is a first part, after which the record must be applied once more. */
  readonly isPart: boolean
}

/** Applies one record to the person it is about. Nothing is written yet. */
export async function applyRecord(record: IntakeRecord, person: Person, deps: ProcessDeps): Promise<Applied> {
  const told = await tell(record, person.contact, deps)
  const now = deps.clock.now()
  const journeys = await journeysOf(told.contact, deps.content)
  const zone = zoneOf(timeZoneOf(told.contact), await deps.content.settings(), now)
  const world = await deps.content.world()
  const settled = settleInOneWrite(told.contact, told.happening, journeys, { now, zone, world })
  const { wakes, outcomes } = settled
  const { contactId } = told.contact
  const teller = { contactId, revision: person.revision ?? 0 }
  const outcome = await outcomeChanges(deps.store, teller, outcomes, now, record.messageId)
  if (!settled.isWhole) {
    // The record itself counts only with the last part, or it would count in each.
    const contact = { ...person.contact, enrollments: settled.contact.enrollments }
    return { contact, wakes, events: [], changes: [putContact(contact, person.revision), ...outcome], isPart: true }
  }
  const { contact } = settled
  const activity = told.activity === undefined ? [] : [putActivity(teller, told.activity, record.messageId)]
  return {
    contact,
    wakes,
    events: told.event === undefined ? [] : [told.event],
    changes: [putContact(contact, person.revision), ...activity, ...outcome],
    isPart: false,
  }
}

/** What a record says of the contact: the profile after it, what happened, and how it is told to timeline and bus. */
type Told = {
  readonly contact: Contact
  readonly happening?: Happening
  readonly activity?: Activity
  readonly event?: ContactEvent
}

async function tell(record: IntakeRecord, contact: Contact, deps: ProcessDeps): Promise<Told> {
  const { contactId } = contact
  const at = record.occurredAt
  const base = { eventId: record.messageId, contactId, occurredAt: at }
  switch (record.kind) {
    case 'event': {
      const { name, properties } = record
      const counted = await countWatched(contact, { name, properties, at }, deps.content)
      const happening: Happening = { kind: 'event', name, properties, watches: counted.watches, at }
      return {
        contact: counted.contact,
        happening,
        activity: { kind: 'event', at, name, properties },
        event: { ...base, name, properties, ...(record.via === undefined ? {} : { via: record.via }) },
      }
    }
    case 'identify': {
      const { attributes, changed } = withTraits(contact.attributes, record)
      return {
        contact: { ...contact, attributes },
        activity: { kind: 'identified', at, attributes: changed },
        event: { ...base, name: contactUpdated, properties: {} },
      }
    }
    case 'alias':
    case 'look':
      return { contact }
    case 'engagement':
      return {
        ...engage(record, contact),
        event: { ...base, name: engagementName(record), properties: engagementProperties(record) },
      }
  }
}

const engagementProperties = (record: Extract<IntakeRecord, { kind: 'engagement' }>) => ({
  journey: record.journey,
  step: record.step,
  message: record.message,
  isMachine: record.isMachine,
  ...(record.link === undefined ? {} : { link: record.link }),
})
