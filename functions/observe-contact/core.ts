import type { Answers } from '../../shared/contracts/tasks/answers.ts'
import type { AskTask, AwaitTask, ObserveContactTask } from '../../shared/contracts/tasks/observe-contact-task.ts'
import { isWatched, occurrencesSince } from '../../shared/domain/condition/watch.ts'
import type { OpenWait } from '../../shared/domain/enrollment/enrollment.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { own } from '../../shared/domain/json.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import { type Store, StoreFault } from '../../shared/ports/store.ts'
import { answerQuestions } from '../../shared/store/answer-questions.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import { MissingContent, type PublishedContent } from '../../shared/store/published-content.ts'

/** What observing needs. */
export type ObserveDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly runner: JourneyRunner
  readonly clock: Clock
}

/** Looks at a contact: answers questions now, or sees to it that a token is answered when an event has come. */
export const observeContact = (task: ObserveContactTask, deps: ObserveDeps): Promise<Answers> =>
  'asks' in task ? ask(task, deps) : awaitEvent(task, deps)

async function ask(task: AskTask, deps: ObserveDeps): Promise<Answers> {
  const open = await openEnrollment(task, deps)
  const { answers, changes } = await answerQuestions(task.asks, open, deps.store)
  if (changes.length > 0) await deps.store.write(changes)
  return { answers }
}

/** What a step waits for: an event, from a step on, or else from what let the contact in. */
type Awaited = { readonly watch: string; readonly since?: string | undefined }

/** An awaited task waits for its own completion, from when it was opened. */
function awaitedBy(stepId: string, { journey }: OpenEnrollment): Awaited {
  const step = journey.steps[stepId]
  if (step?.kind === 'await') return step
  if (step?.kind === 'act' && step.watch !== undefined) return { watch: step.watch, since: stepId }
  throw new MissingContent(`step ${stepId} of ${journey.id} awaits nothing`)
}

const mostTries = 12

async function awaitEvent(task: AwaitTask, deps: ObserveDeps): Promise<Answers> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const open = await openEnrollment(task, deps)
    const awaited = awaitedBy(task.awaits, open)
    if (occurrencesSince(open.contact.history[awaited.watch], sinceWhen(open, awaited)) > 0)
      return answerNow(task, open, deps)
    const wait: OpenWait = {
      step: task.awaits,
      token: task.token,
      since: open.now,
      answers: [{ kind: 'event', watch: awaited.watch }],
    }
    const contact = withEnrollment(open.contact, task.enrollmentId, { ...open.enrollment, wait })
    const result = await deps.store.write([putContact(contact, open.revision)])
    if (result.kind === 'written') return { answers: {} }
  }
  throw new StoreFault(`one contact was changed by others ${mostTries} times in a row`)
}

/**
 * An event counts from what let the contact in, or from when the step was done that `since` names. What let the contact in is not
 * what is waited for.
 */
function sinceWhen({ enrollment, record, journey }: OpenEnrollment, { watch, since }: Awaited): number {
  const step = since === undefined ? undefined : journey.steps[since]
  const sentAt = step?.kind === 'send' ? own(enrollment.messages, step.message)?.sentAt : undefined
  const doneAt = since === undefined ? undefined : own(enrollment.done, since)
  if (sentAt !== undefined || doneAt !== undefined) return sentAt ?? doneAt ?? 0
  const { event, properties, occurredAt } = record.trigger
  const watched = journey.watches.find(({ id }) => id === watch)
  const isTrigger = watched !== undefined && isWatched(watched, { name: event, properties })
  return isTrigger ? occurredAt + 1 : occurredAt
}

async function answerNow(task: AwaitTask, open: OpenEnrollment, deps: ObserveDeps): Promise<Answers> {
  const { enrollmentId, journey } = task
  const activity = { kind: 'waited', at: open.now, enrollmentId, journey, step: task.awaits, answered: true } as const
  await deps.store.write([
    putActivity(
      { contactId: open.contact.contactId, revision: open.revision },
      activity,
      `${enrollmentId}:${task.awaits}:waited`,
    ),
  ])
  await deps.runner.succeed(task.token, { answers: {} })
  return { answers: {} }
}
