import type { Answers } from '../../shared/contracts/tasks/answers.ts'
import type { AskTask, AwaitTask, ObserveContactTask } from '../../shared/contracts/tasks/observe-contact-task.ts'
import type { OpenWait } from '../../shared/domain/enrollment/enrollment.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Store } from '../../shared/ports/store.ts'
import { answerQuestions } from '../../shared/store/answer-questions.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import { awaitedBy, hasCome } from './awaited.ts'

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

const awaitEvent = (task: AwaitTask, deps: ObserveDeps): Promise<Answers> =>
  untilWritten(deps.store, async () => {
    const open = await openEnrollment(task, deps)
    const awaited = awaitedBy(task.awaits, open)
    if (hasCome(awaited, open)) return answerNow(task, open, deps)
    const wait: OpenWait = { step: task.awaits, token: task.token, since: open.now, answers: [awaited.answer] }
    const contact = withEnrollment(open.contact, task.enrollmentId, { ...open.enrollment, wait })
    const { kind } = await deps.store.write([putContact(contact, open.revision)])
    return kind === 'written' ? { answers: {} } : kind
  })

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
