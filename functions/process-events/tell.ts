import type { EngagementRecord, IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { type ContactEvent, contactUpdated } from '../../shared/domain/contact/contact-event.ts'
import type { Happening } from '../../shared/domain/enrollment/happening.ts'
import { hopsIn } from '../../shared/domain/enrollment/hops.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { type CompletedTask, completedTask } from '../../shared/store/follow-up/completed-task.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { countWatched } from './count-watched.ts'
import { type Engaged, engage, engagementName, engagementProperties } from './engage.ts'
import { withTraits } from './with-traits.ts'

/** What a record says of a contact: the profile after it, what happened, and how it is told to timeline and bus. */
export type Told = {
  readonly contact: Contact
  readonly happenings: readonly Happening[]
  readonly activity?: Activity
  readonly event?: ContactEvent
}

/** Tells a contact what a record says. */
export async function tell(record: IntakeRecord, contact: Contact, content: PublishedContent): Promise<Told> {
  const { occurredAt: at, messageId } = record
  const base = { eventId: messageId, contactId: contact.contactId, occurredAt: at }
  switch (record.kind) {
    case 'event': {
      const { name, properties, via } = record
      const known = withAddress(contact, record.email)
      const done = completedTask(record, via === undefined ? active(known, at) : known)
      const happened = await happen(done.contact, { name, properties, at }, content)
      const event = { ...base, name, properties, ...(via === undefined ? {} : { via }), ...hopsIn(record) }
      return { ...answeredBy(done, happened), activity: { kind: 'event', at, name, properties }, event }
    }
    case 'identify': {
      const { attributes, changed } = withTraits(contact.attributes, record)
      return {
        contact: active({ ...contact, attributes }, at),
        happenings: [],
        activity: { kind: 'identified', at, attributes: changed },
        event: { ...base, name: contactUpdated, properties: {} },
      }
    }
    case 'alias':
    case 'look':
      return { contact, happenings: [] }
    case 'engagement':
      return tellEngagement(record, contact, content)
  }
}

/** What a machine did is kept and told to the bus, and is nothing that happened to the contact. */
async function tellEngagement(record: EngagementRecord, before: Contact, content: PublishedContent): Promise<Told> {
  const { engagement, enrollmentId, journey, step, message, isMachine, link, occurredAt: at } = record
  const [name, properties] = [engagementName(record), engagementProperties(record)]
  const what = { enrollmentId, journey, step, message, isMachine, ...(link === undefined ? {} : { link }) }
  const activity: Activity = { kind: engagement, at, ...what }
  const event = {
    eventId: record.messageId,
    contactId: before.contactId,
    occurredAt: at,
    name,
    properties,
    ...hopsIn(record),
  }
  if (isMachine) return { contact: before, happenings: [], activity, event }
  const engaged = engage(record, before)
  const { contact, answer } = engaged
  const happened = await happen(answer ? active(contact, at) : contact, { name, properties, at }, content)
  return { ...answeredBy(engaged, happened), activity, event }
}

type Happened = Pick<Told, 'contact' | 'happenings'>

/** What ends a journey is asked before what answers it. */
const answeredBy = ({ answer }: CompletedTask | Engaged, { contact, happenings }: Happened): Happened => ({
  contact,
  happenings: [...happenings, ...(answer ? [answer] : [])],
})

/** Counts an event for a contact wherever somebody asks for it. */
export async function happen(
  before: Contact,
  event: { readonly name: string; readonly properties: JsonObject; readonly at: number },
  content: PublishedContent,
): Promise<Happened> {
  const { contact, watches } = await countWatched(before, event, content)
  return { contact, happenings: [{ kind: 'event', ...event, watches }] }
}

/** A contact who did something; the order in which deeds arrive does not matter. */
const active = (contact: Contact, at: number): Contact => ({
  ...contact,
  activeAt: Math.max(at, contact.activeAt ?? at),
})

/** Who is known by an address alone can be written to at it. */
const withAddress = (contact: Contact, email: string | undefined): Contact =>
  email === undefined || contact.attributes['email'] !== undefined
    ? contact
    : { ...contact, attributes: { ...contact.attributes, email } }
