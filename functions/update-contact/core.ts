import type { Answers } from '../../shared/contracts/tasks/answers.ts'
import { completedUpdate, type UpdateContactTask } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { EnrollmentEnd } from '../../shared/domain/enrollment/enrollment.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import { exitReason, type Settled, withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { settleInOneWrite } from '../../shared/domain/enrollment/settle-in-one-write.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import { type Change, type Store, StoreFault } from '../../shared/ports/store.ts'
import { answerQuestions } from '../../shared/store/answer-questions.ts'
import { closeEnrollment } from '../../shared/store/close-enrollment.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { outcomeChanges } from '../../shared/store/entities/outcomes.ts'
import { journeysOf } from '../../shared/store/journeys-of.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { wakeAll } from '../../shared/store/wake-all.ts'
import { applyChange, describeChange } from './apply-change.ts'

/** What updating needs. */
export type UpdateDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly runner: JourneyRunner
  readonly clock: Clock
}

const mostTries = 12

/**
 * Makes the updates of some steps in one write, and answers the questions that come right after. An update is known by
 * its step and made once per enrollment, however often it is asked for.
 */
export async function updateContact(task: UpdateContactTask, deps: UpdateDeps): Promise<Answers> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const open = await openEnrollment(task, deps)
    const updated = makeUpdates(task, open)
    const settled = await settle(updated.contact, open, deps)
    const end = settled.contact.enrollments[task.enrollmentId]?.state === 'open' ? endIn(task, open) : undefined
    const closed = end ? closeEnrollment(open, settled.contact, end) : { contact: settled.contact, changes: [] }
    const { answers, changes } = await answerQuestions(task.asks, open, deps.store, closed.contact)
    const outcomes = await outcomeChanges(
      deps.store,
      { contactId: open.contact.contactId, revision: open.revision },
      settled.outcomes,
      open.now,
      task.enrollmentId,
    )
    const written = await deps.store.write([
      putContact(closed.contact, open.revision),
      ...updated.changes,
      ...closed.changes,
      ...outcomes,
      ...changes,
    ])
    if (written.kind === 'refused') continue
    await wakeAll(settled.wakes, deps.runner)
    if (settled.outcomes.some(({ kind, enrollmentId }) => kind === 'exited' && enrollmentId === task.enrollmentId)) {
      throw new EnrollmentClosed(`enrollment ${task.enrollmentId} ended by its own update`)
    }
    return { answers }
  }
  throw new StoreFault(`one contact was changed by others ${mostTries} times in a row`)
}

function makeUpdates(task: UpdateContactTask, open: OpenEnrollment): { contact: Contact; changes: readonly Change[] } {
  const { enrollmentId, journey } = task
  let contact = open.contact
  const changes: Change[] = []
  const wanted = task.updates.filter((step) => !Object.hasOwn(open.enrollment.done, step))
  for (const step of wanted) {
    // An exit that a change brings about holds before the next one.
    if (contact !== open.contact && exitReason(open.journey, { ...open, contact, enrollmentId }) !== undefined) break
    const published = open.journey.steps[step]
    if (published?.kind !== 'change') continue
    contact = applyChange(contact, published.change)
    const activity = {
      kind: 'changed',
      at: open.now,
      enrollmentId,
      journey,
      step,
      what: describeChange(published.change),
    } as const
    changes.push(
      putActivity({ contactId: contact.contactId, revision: open.revision }, activity, `${enrollmentId}:${step}`),
    )
  }
  const { wait: _, ...enrollment } = open.enrollment
  const made = Object.fromEntries(wanted.map((step) => [step, open.now]))
  return {
    contact: withEnrollment(contact, enrollmentId, { ...enrollment, done: { ...enrollment.done, ...made } }),
    changes,
  }
}

/**
 * The change may end enrollments of other journeys, or this one: nobody waits for the next event to find out. Those that
 * one write cannot hold find out by themselves, before anything else is done in them.
 */
async function settle(contact: Contact, open: OpenEnrollment, deps: UpdateDeps): Promise<Settled> {
  const journeys = await journeysOf(contact, deps.content)
  return settleInOneWrite(contact, undefined, journeys, open)
}

/** How these updates end the enrollment, if they do. */
function endIn({ updates }: UpdateContactTask, { journey }: OpenEnrollment): EnrollmentEnd | undefined {
  for (const step of updates) {
    const published = journey.steps[step]
    if (published?.kind === 'exit') return { kind: 'exited', reason: published.reason }
    if (step === completedUpdate) return { kind: 'completed' }
  }
  return undefined
}
