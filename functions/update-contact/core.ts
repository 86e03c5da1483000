import type { Answers } from '../../shared/contracts/tasks/answers.ts'
import { completedUpdate, type UpdateContactTask } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { EnrollmentEnd } from '../../shared/domain/enrollment/enrollment.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import type { Settled } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { settleInOneWrite } from '../../shared/domain/enrollment/settle-in-one-write.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { type Answered, answerQuestions } from '../../shared/store/answer-questions.ts'
import { closeEnrollment } from '../../shared/store/close-enrollment.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { type LeftToDo, putLeftToDo } from '../../shared/store/entities/left-to-do.ts'
import { outcomeChanges } from '../../shared/store/entities/outcomes.ts'
import { journeysOf } from '../../shared/store/journeys-of.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import { carryOut, carryOutEarlier } from './carry-out.ts'
import { type MadeInOneWrite, makeUpdates } from './make-updates.ts'

/** What updating needs. */
export type UpdateDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly queue: Queue
  readonly runner: JourneyRunner
  readonly clock: Clock
}

/**
 * Makes the updates of some steps, and answers the questions that come right after. An update is known by its step and
 * made once per enrollment, however often it is asked for; what follows from it outside of the store is kept with it.
 */
export async function updateContact(task: UpdateContactTask, deps: UpdateDeps): Promise<Answers> {
  for (;;) {
    const { left, answers, hasEnded, isWhole } = await untilWritten(deps.store, () => updateOnce(task, deps))
    await carryOut(left, deps)
    if (hasEnded) throw new EnrollmentClosed(`enrollment ${task.enrollmentId} ended by its own update`)
    if (isWhole) return { answers }
  }
}

/** What one write has made, and what is left to do: also whether there are other updates after it. */
type Updated = Answers & { readonly left: LeftToDo; readonly hasEnded: boolean; readonly isWhole: boolean }

async function updateOnce(task: UpdateContactTask, deps: UpdateDeps): Promise<Updated | 'refused'> {
  const open = await carryOutEarlier(task, openEnrollment(task, deps), deps)
  const made = await makeUpdates(task, open, deps)
  const settled = await settle(made.contact, open, deps)
  const last = made.isWhole ? await finish(task, open, settled, deps) : nothingYet(settled)
  const left: LeftToDo = { at: open.now, wakes: settled.wakes, messages: made.messages }
  const changes = [...made.changes, ...last.changes, ...putLeftToDo(task.enrollmentId, firstOf(made, task), left)]
  const outcomes = await outcomesOf(task, open, settled, deps)
  const { kind } = await deps.store.write([putContact(last.contact, open.revision), ...changes, ...outcomes])
  if (kind === 'refused') return kind
  return { left, answers: last.answers, hasEnded: hasEnded(task, settled), isWhole: made.isWhole }
}

const firstOf = ({ steps }: MadeInOneWrite, { updates }: UpdateContactTask): string => steps[0] ?? updates[0] ?? ''

const hasEnded = ({ enrollmentId }: UpdateContactTask, { outcomes }: Settled): boolean =>
  outcomes.some((outcome) => outcome.kind === 'exited' && outcome.enrollmentId === enrollmentId)

type Last = Answered & { readonly contact: Contact }

/** Nothing is asked, and nothing ends, before the last of the updates. */
const nothingYet = ({ contact }: Settled): Last => ({ contact, answers: {}, changes: [] })

/** Ends the enrollment where the last update does, and answers what is asked then. */
async function finish(
  task: UpdateContactTask,
  open: OpenEnrollment,
  { contact }: Settled,
  { store }: UpdateDeps,
): Promise<Last> {
  const end = contact.enrollments[task.enrollmentId]?.state === 'open' ? endIn(task, open) : undefined
  const closed = end ? closeEnrollment(open, contact, end) : { contact, changes: [] }
  const { answers, changes } = await answerQuestions(task.asks, open, store, closed.contact)
  return { contact: closed.contact, answers, changes: [...closed.changes, ...changes] }
}

const outcomesOf = (
  { enrollmentId }: UpdateContactTask,
  { contact, revision, now }: OpenEnrollment,
  { outcomes }: Settled,
  { store }: UpdateDeps,
): Promise<readonly Change[]> =>
  outcomeChanges(store, { contactId: contact.contactId, revision }, outcomes, now, enrollmentId)

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
