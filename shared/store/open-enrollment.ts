import type { CompiledJourney } from '../contracts/content/compiled-journey.ts'
import type { World } from '../domain/condition/condition.ts'
import { type Contact, timeZoneOf } from '../domain/contact/contact.ts'
import { type EnrollmentInProgress, type EnrollmentRecord, enrollmentOver } from '../domain/enrollment/enrollment.ts'
import { EnrollmentClosed } from '../domain/enrollment/enrollment-closed.ts'
import { exitReason, type Outcome, withEnrollment } from '../domain/enrollment/settle-enrollments.ts'
import type { ZonePeriod } from '../domain/time/local-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { findContact, putContact } from './entities/contacts.ts'
import { findEnrollment } from './entities/enrollments.ts'
import { outcomeChanges } from './entities/outcomes.ts'
import { MissingContent, type PublishedContent } from './published-content.ts'
import { untilWritten } from './until-written.ts'
import { zoneOf } from './zone-of.ts'

/** The ids that every task of an enrollment carries. */
export type EnrollmentIds = {
  readonly contactId: string
  readonly enrollmentId: string
  readonly journey: string
  readonly version: string
}

/** What a task sees of the enrollment that it is done for. */
export type OpenEnrollment = {
  readonly contact: Contact
  readonly revision: number
  readonly enrollment: EnrollmentInProgress
  readonly record: EnrollmentRecord
  readonly journey: CompiledJourney
  readonly zone: readonly ZonePeriod[]
  readonly now: number
  readonly world: World
}

type Deps = { readonly store: Store; readonly content: PublishedContent; readonly clock: Clock }

/**
 * Reads the enrollment that a task is for, and asks its exits first: they hold before everything the journey does.
 * An enrollment that is over, or ends now, throws `EnrollmentClosed`.
 */
export const openEnrollment = (ids: EnrollmentIds, deps: Deps): Promise<OpenEnrollment> =>
  untilWritten(deps.store, async () => {
    const open = await readEnrollment(ids, deps)
    const reason = exitReason(open.journey, { ...open, enrollmentId: ids.enrollmentId })
    if (reason === undefined) return open
    // Whoever asks ends with the exit, so nobody would ask again: it must be written down.
    if ((await exitNow(open, ids, reason, deps.store)) === 'written') throw closed(ids)
    return 'refused'
  })

async function readEnrollment(ids: EnrollmentIds, deps: Deps): Promise<OpenEnrollment> {
  const now = deps.clock.now()
  const [stored, record, journey] = await Promise.all([
    findContact(deps.store, ids.contactId),
    findEnrollment(deps.store, ids.enrollmentId),
    deps.content.journey(ids.journey, ids.version),
  ])
  if (journey === undefined)
    throw new MissingContent(`journey ${ids.journey} was never published in version ${ids.version}`)
  const enrollment = stored?.contact.enrollments[ids.enrollmentId]
  if (stored === undefined || record === undefined || enrollment?.state !== 'open') throw closed(ids)
  const [settings, world] = await Promise.all([deps.content.settings(), deps.content.world()])
  const zone = zoneOf(timeZoneOf(stored.contact), settings, now)
  return { ...stored, enrollment, record, journey, zone, now, world }
}

const closed = ({ enrollmentId }: EnrollmentIds): EnrollmentClosed =>
  new EnrollmentClosed(`enrollment ${enrollmentId} is over`)

async function exitNow(
  open: OpenEnrollment,
  ids: EnrollmentIds,
  reason: string,
  store: Store,
): Promise<'written' | 'refused'> {
  const contact = withEnrollment(open.contact, ids.enrollmentId, enrollmentOver(open.enrollment, open.journey.goal))
  const { enrollmentId, journey, version } = ids
  const outcome: Outcome = { kind: 'exited', enrollmentId, journey, version, reason }
  const changes = await outcomeChanges(
    store,
    { contactId: contact.contactId, revision: open.revision + 1 },
    [outcome],
    open.now,
    'exit',
  )
  return (await store.write([putContact(contact, open.revision), ...changes])).kind
}
