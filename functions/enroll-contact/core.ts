import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import type { ExecutionInput } from '../../shared/contracts/tasks/execution-input.ts'
import type { EntryRefusal } from '../../shared/domain/contact/activity.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import type { EnrollmentInProgress, EnrollmentRecord } from '../../shared/domain/enrollment/enrollment.ts'
import { hopsIn } from '../../shared/domain/enrollment/hops.ts'
import { letsIn } from '../../shared/domain/journey/trigger.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { findContact, putContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { count } from '../../shared/store/entities/counters.ts'
import {
  type DecidedEntry,
  findDecidedEntry,
  findLastPass,
  putNewEnrollment,
  putPass,
  putRefusedEntry,
} from '../../shared/store/entities/enrollments.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import { decideEntry } from './decide-entry.ts'
import { enrollmentIdFor, passKeyFor } from './enrollment-id.ts'

/** What enrolling needs. */
export type EnrollDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly runner: JourneyRunner
  readonly signer: Signer
  readonly clock: Clock
}

/** What became of a request to let a contact in. */
export type Entry =
  | { readonly kind: 'entered'; readonly enrollmentId: string }
  | { readonly kind: 'refused'; readonly reason: EntryRefusal }
  | { readonly kind: 'not-triggered' }

/**
 * Decides once whether a contact event lets its contact into a journey, and starts the execution that carries the
 * enrollment. Its id is derived from journey, contact and event: the same trigger again finds the enrollment there and
 * only makes sure that its execution was started.
 */
export async function enrollContact(request: EntryRequest, deps: EnrollDeps): Promise<Entry> {
  const version = (await deps.content.index()).journeys[request.journey]?.version
  const journey = version === undefined ? undefined : await deps.content.journey(request.journey, version)
  if (journey === undefined || !letsIn(journey, request.event)) {
    return { kind: 'not-triggered' }
  }
  const enrollmentId = enrollmentIdFor(request)
  const decided = await untilWritten(
    deps.store,
    async () => (await findDecidedEntry(deps.store, enrollmentId)) ?? tryToEnter(request, journey, enrollmentId, deps),
  )
  return decided.kind === 'entered' ? start(decided.record, deps) : decided
}

async function start(record: EnrollmentRecord, { runner }: EnrollDeps): Promise<Entry> {
  const { enrollmentId, journey, input } = record
  if (record.end === undefined) await runner.start({ journey, name: enrollmentId, input })
  return { kind: 'entered', enrollmentId }
}

async function tryToEnter(
  { event }: EntryRequest,
  journey: CompiledJourney,
  enrollmentId: string,
  deps: EnrollDeps,
): Promise<DecidedEntry | 'refused'> {
  const now = deps.clock.now()
  const stored = await findContact(deps.store, event.contactId)
  if (stored === undefined) {
    const nobody = { contactId: event.contactId, revision: 0 }
    return refuse('no-such-contact', { enrollmentId, contact: nobody, journey, now }, deps.store)
  }
  const { contactId } = stored.contact
  const zone = zoneOf(timeZoneOf(stored.contact), await deps.content.settings(), now)
  const key = passKeyFor(journey, event.properties)
  const last = await findLastPass(deps.store, contactId, journey.id, key)
  const world = await deps.content.world()
  const reason = await decideEntry({ contact: stored.contact, journey, event, last, now, zone, world }, deps)
  if (reason !== undefined) {
    const contact = { contactId, revision: stored.revision }
    return refuse(reason, { enrollmentId, contact, journey, now }, deps.store)
  }
  const record = recordOf({ event, journey, enrollmentId, contactId, zone, now })
  const result = await deps.store.write([
    putNewEnrollment(record),
    putPass(contactId, journey.id, key, { enrollmentId, enteredAt: now }, last),
    putContact(enrolled(stored, record), stored.revision),
    putActivity({ contactId, revision: stored.revision }, enteredActivity(record), `${enrollmentId}:entered`),
    ...count([{ journey: journey.id, version: journey.version, what: 'entered' }], contactId, now),
  ])
  return result.kind === 'written' ? { kind: 'entered', record } : result.kind
}

type Entering = {
  readonly event: EntryRequest['event']
  readonly journey: CompiledJourney
  readonly enrollmentId: string
  readonly contactId: string
  readonly zone: readonly ZonePeriod[]
  readonly now: number
}

function recordOf({ event, journey, enrollmentId, contactId, zone, now }: Entering): EnrollmentRecord {
  const input: ExecutionInput = { contactId, enteredAt: now, zone: [...zone] }
  return {
    enrollmentId,
    contactId,
    journey: journey.id,
    version: journey.version,
    enteredAt: now,
    trigger: {
      eventId: event.eventId,
      event: event.name,
      occurredAt: event.occurredAt,
      properties: event.properties,
      ...hopsIn(event),
    },
    input,
  }
}

function enrolled({ contact }: StoredContact, { enrollmentId, journey, version, enteredAt }: EnrollmentRecord) {
  const enrollment: EnrollmentInProgress = { journey, version, enteredAt, state: 'open', messages: {}, done: {} }
  return { ...contact, enrollments: { ...contact.enrollments, [enrollmentId]: enrollment } }
}

const enteredActivity = ({ enrollmentId, journey, version, enteredAt, trigger }: EnrollmentRecord) =>
  ({ kind: 'entered', at: enteredAt, enrollmentId, journey, version, event: trigger.event }) as const

type Refusing = {
  readonly enrollmentId: string
  readonly contact: { readonly contactId: string; readonly revision: number }
  readonly journey: CompiledJourney
  readonly now: number
}

/** A refusal is written down with its reason, once. */
async function refuse(
  reason: EntryRefusal,
  { enrollmentId, contact, journey, now }: Refusing,
  store: Store,
): Promise<DecidedEntry | 'refused'> {
  const { id, version } = journey
  const result = await store.write([
    putRefusedEntry(enrollmentId, reason, now),
    putActivity(contact, { kind: 'entry-refused', at: now, journey: id, reason }, enrollmentId),
    ...count([{ journey: id, version, what: `refused:${reason}` }], contact.contactId, now),
  ])
  return result.kind === 'written' ? { kind: 'refused', reason } : result.kind
}
