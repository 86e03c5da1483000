import type { UpdateContactTask } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { applyChange, describeChange } from '../../shared/domain/contact/apply-change.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { hopsAfter } from '../../shared/domain/enrollment/hops.ts'
import { exitReason, withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import type { Outgoing } from '../../shared/store/entities/left-to-do.ts'
import { lookAgain } from '../../shared/store/follow-up/look-again.ts'
import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { act } from './act.ts'

/** What updates make of a contact, what is written beside them, and what is queued once all is written. */
export type Made = {
  readonly contact: Contact
  readonly changes: readonly Change[]
  readonly messages: readonly Outgoing[]
}

/** What one write makes: the steps of it, and whether there are others after them. */
export type MadeInOneWrite = Made & { readonly steps: readonly string[]; readonly isWhole: boolean }

type Deps = { readonly store: Store; readonly content: PublishedContent }

/**
 * Makes the updates that were not made yet, as many as one write holds, and up to the first exit that one of them brings
 * about.
 */
export async function makeUpdates(task: UpdateContactTask, open: OpenEnrollment, deps: Deps): Promise<MadeInOneWrite> {
  const { enrollmentId } = task
  const wanted = task.updates.filter((step) => !Object.hasOwn(open.enrollment.done, step))
  const steps = fitting(wanted, open)
  const made = await makeEach(steps, enrollmentId, open, deps.store)
  const isChanged = made.contact !== open.contact
  const id = `${enrollmentId}:${steps[0]}`
  const hops = hopsAfter(open.record, open.now)
  const look = isChanged ? await lookAgain(open.contact.contactId, id, { ...deps, now: open.now, hops }) : []
  const { wait: _, ...enrollment } = open.enrollment
  const done = { ...enrollment.done, ...Object.fromEntries(steps.map((step) => [step, open.now])) }
  return {
    steps,
    contact: withEnrollment(made.contact, enrollmentId, { ...enrollment, done }),
    changes: made.changes,
    messages: [...made.messages, ...look],
    isWhole: steps.length === wanted.length,
  }
}

/** So many updates find room in one write beside everything that may follow from them. */
const mostInOneWrite = 12

/** The first updates of those wanted that one write can hold: it takes no item twice, and so no lead. */
function fitting(wanted: readonly string[], { journey }: OpenEnrollment): readonly string[] {
  const teams = new Set<string>()
  const end = wanted.findIndex((step) => {
    const published = journey.steps[step]
    if (published?.kind !== 'act' || published.action.kind !== 'lead') return false
    const isTaken = teams.has(published.action.team)
    teams.add(published.action.team)
    return isTaken
  })
  return wanted.slice(0, Math.min(mostInOneWrite, end < 0 ? wanted.length : end))
}

async function makeEach(
  steps: readonly string[],
  enrollmentId: string,
  open: OpenEnrollment,
  store: Store,
): Promise<Made> {
  let made: Made = { contact: open.contact, changes: [], messages: [] }
  for (const step of steps) {
    const { contact } = made
    // An exit that a change brings about holds before the next one.
    if (contact !== open.contact && exitReason(open.journey, { ...open, contact, enrollmentId }) !== undefined) break
    made = await makeOne(step, made, open, store)
  }
  return made
}

async function makeOne(step: string, made: Made, open: OpenEnrollment, store: Store): Promise<Made> {
  const published = open.journey.steps[step]
  if (published?.kind === 'change') {
    const activity = told('changed', step, describeChange(published.change), open)
    return { ...made, contact: applyChange(made.contact, published.change), changes: [...made.changes, activity] }
  }
  if (published?.kind !== 'act') return made
  const acted = await act(published.action, { step, open, contact: made.contact }, store)
  return {
    contact: made.contact,
    changes: [...made.changes, ...acted.changes, told('acted', step, acted.what, open)],
    messages: [...made.messages, ...acted.messages],
  }
}

function told(kind: 'changed' | 'acted', step: string, what: string, open: OpenEnrollment): Change {
  const { enrollmentId, journey } = open.record
  const activity: Activity = { kind, at: open.now, enrollmentId, journey, step, what }
  const teller = { contactId: open.contact.contactId, revision: open.revision }
  return putActivity(teller, activity, `${enrollmentId}:${step}`)
}
