import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { type Contact, timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { type ContactEvent, segmentEntered, segmentLeft } from '../../shared/domain/contact/contact-event.ts'
import { askSegments, type SegmentChange } from '../../shared/domain/contact/memberships.ts'
import type { Happening } from '../../shared/domain/enrollment/happening.ts'
import { hopsIn } from '../../shared/domain/enrollment/hops.ts'
import type { Wake } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { settleAllInOneWrite } from '../../shared/domain/enrollment/settle-in-one-write.ts'
import { via } from '../../shared/domain/journey/trigger.ts'
import type { Change } from '../../shared/ports/store.ts'
import { putDue, putDueMinutes } from '../../shared/store/by-time/dues.ts'
import { putPerson } from '../../shared/store/by-time/people.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { outcomeChanges } from '../../shared/store/entities/outcomes.ts'
import { journeysOf } from '../../shared/store/journeys-of.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import { campaignsAhead } from './campaigns-ahead.ts'
import type { ProcessDeps } from './deps.ts'
import type { Person } from './find-person.ts'
import { measureWays } from './measure-ways.ts'
import { planDues } from './plan-dues.ts'
import { happen, type Told, tell } from './tell.ts'

/** What a record makes of a person: the contact after it, what to write, whom to wake, what to tell the bus. */
export type Applied = {
  readonly contact: Contact
  readonly changes: readonly Change[]
  readonly wakes: readonly Wake[]
  readonly events: readonly ContactEvent[]
  /** What is due that was not before is put first, with its minutes: what lies there without reason does no harm. */
  readonly ahead: readonly Change[]
  /** Not all of it finds room in one write: this is a first part, after which the record must be applied once more. */
  readonly isPart: boolean
}

/** Applies one record to the person it is about. Nothing is written yet. */
export async function applyRecord(record: IntakeRecord, person: Person, deps: ProcessDeps): Promise<Applied> {
  if (person.isMerged) return onlyMerged(person)
  const { content, store, clock } = deps
  const told = await tell(record, person.contact, content)
  const now = clock.now()
  const zone = zoneOf(timeZoneOf(told.contact), await content.settings(), now)
  const when = { now, zone, world: await content.world() }
  const moved = await askAndMove(record, person, told, when, deps)
  const journeys = await journeysOf(moved.contact, content)
  const settled = settleAllInOneWrite(moved.contact, [...told.happenings, ...moved.happenings], journeys, when)
  const { wakes, outcomes } = settled
  const { contactId } = told.contact
  const teller = { contactId, revision: person.revision ?? 0 }
  const outcome = [
    ...(await outcomeChanges(store, teller, outcomes, now, record.messageId)),
    ...(await measureWays(record, told.contact, outcomes, now, deps)),
  ]
  if (!settled.isWhole) {
    // The record itself counts only with the last part, or it would count in each.
    const contact = { ...person.contact, enrollments: settled.contact.enrollments }
    const changes = [putContact(contact, person.revision), ...outcome]
    return { contact, wakes, events: [], changes, ahead: [], isPart: true }
  }
  const planned = await planDues(record, settled.contact, { ...when, isWhole: moved.isWhole }, content)
  const campaigns = await campaignsAhead(person, settled.contact, when, content)
  const contact = { ...settled.contact, dues: planned.dues }
  const activities = [
    ...(told.activity === undefined ? [] : [putActivity(teller, told.activity, record.messageId)]),
    ...moved.events.map((event) => putActivity(teller, toActivity(event, now), event.eventId)),
  ]
  const listed = person.contact.memberships === undefined ? [putPerson(contactId)] : []
  return {
    contact,
    wakes,
    events: [...(told.event === undefined ? [] : [told.event]), ...moved.events],
    changes: [putContact(contact, person.revision), ...activities, ...outcome, ...listed, ...planned.changes],
    ahead: [...putDueMinutes([...planned.moments, ...campaigns.map(({ at }) => at)]), ...campaigns.map(putDue)],
    isPart: false,
  }
}

const onlyMerged = ({ contact, revision }: Person): Applied => ({
  ...{ contact, wakes: [], events: [], ahead: [] },
  changes: [putContact(contact, revision)],
  isPart: true,
})

type Moved = {
  readonly contact: Contact
  readonly events: readonly ContactEvent[]
  readonly happenings: readonly Happening[]
  readonly isWhole: boolean
}

/** Asks who is in which segment after a record, and lets the contact do what follows: they came in, or left. */
async function askAndMove(
  record: IntakeRecord,
  person: Person,
  told: Told,
  when: Parameters<typeof askSegments>[2],
  { content }: ProcessDeps,
): Promise<Moved> {
  const before = person.revision === undefined ? undefined : person.contact
  const asked = askSegments(await content.segments(), { before, after: told.contact }, when)
  const hops = 'hops' in record ? hopsIn(record) : {}
  const base = { contactId: told.contact.contactId, occurredAt: when.now, via: via.segments, ...hops }
  const events = asked.changes.map(({ segment, change }) => ({
    ...base,
    eventId: `${record.messageId}:segment:${segment}`,
    name: change === 'entered' ? segmentEntered : segmentLeft,
    properties: { segment },
  }))
  let contact: Contact = { ...told.contact, memberships: asked.memberships }
  const happenings: Happening[] = []
  for (const { name, properties } of events) {
    const happened = await happen(contact, { name, properties, at: when.now }, content)
    contact = happened.contact
    happenings.push(...happened.happenings)
  }
  return { contact, events, happenings, isWhole: asked.isWhole }
}

const toActivity = ({ name, properties }: ContactEvent, at: number) =>
  ({
    kind: name === segmentEntered ? 'segment-entered' : 'segment-left',
    at,
    segment: String(properties['segment']) satisfies SegmentChange['segment'],
  }) as const
