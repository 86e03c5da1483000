import { errorNames } from '../../shared/contracts/tasks/error-names.ts'
import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { EnrollmentEnd } from '../../shared/domain/enrollment/enrollment.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import { exitReason, withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import { answerQuestions } from '../../shared/store/answer-questions.ts'
import { closeEnrollment } from '../../shared/store/close-enrollment.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import type { SendDeps } from './deps.ts'
import { nextDayOf } from './timing/next-day.ts'

/** Answers the token of a message that went out, where it is answered by that; otherwise its wait has begun. */
export async function replyDone(
  task: SendMessageTask,
  open: OpenEnrollment,
  contact: Contact,
  deps: SendDeps,
): Promise<void> {
  if (task.reply === 'when-sent') await goOn(task, { ...open, contact, revision: open.revision + 1 }, deps)
  await endPastWait(task, open, deps)
}

/** Answers the token of a message that will not go out: nobody waits for an answer to it. */
export async function replyNotSent(task: SendMessageTask, open: OpenEnrollment, deps: SendDeps): Promise<void> {
  if (task.reply === 'when-answered') {
    await deps.runner.fail(task.token, errorNames.messageNotSent, 'the message was not sent')
  }
  if (task.reply === 'when-sent') await goOn(task, { ...open, revision: open.revision + 1 }, deps)
  await endPastWait(task, open, deps)
}

/** A token that is a wait until a day which has come already is answered at once: its time-out would come later. */
async function endPastWait(task: SendMessageTask, open: OpenEnrollment, { runner }: SendDeps): Promise<void> {
  const nextDay = task.reply === 'never' ? nextDayOf(open, task.step) : undefined
  if (nextDay !== undefined && open.now >= nextDay.begins) await runner.succeed(task.token, { answers: {} })
}

/** Answers the token of an enrollment that is over. */
export async function replyClosed(task: SendMessageTask, { runner }: SendDeps): Promise<void> {
  await runner.fail(task.token, errorNames.enrollmentClosed, 'the enrollment is over')
}

/** Answers an order whose message was settled before: it came twice, or its state was entered again with a new token. */
export async function replySettled(task: SendMessageTask, known: SendRecord, deps: SendDeps): Promise<void> {
  try {
    const open = await openEnrollment(task, deps)
    const isOut = known.state === 'accepted' || known.state === 'unknown'
    if (task.reply === 'when-sent') return await goOn(task, open, deps)
    if (!isOut && task.reply === 'when-answered') return await replyNotSent(task, open, deps)
    await keepToken(task, open, deps)
    await endPastWait(task, open, deps)
  } catch (fault) {
    if (!(fault instanceof EnrollmentClosed)) throw fault
    await replyClosed(task, deps)
  }
}

/** Goes on, with the answers to what is asked right after, and with the end of the enrollment where this was the last step. */
async function goOn(task: SendMessageTask, open: OpenEnrollment, deps: SendDeps): Promise<void> {
  const { answers, changes } = await answerQuestions(task.asks, open, deps.store)
  if (task.closes) await close(task, open, deps)
  else if (changes.length > 0) await deps.store.write(changes)
  await deps.runner.succeed(task.token, { answers })
}

async function close(task: SendMessageTask, open: OpenEnrollment, deps: SendDeps): Promise<void> {
  let known: OpenEnrollment | undefined = open
  await untilWritten(deps.store, async () => {
    const so = known ?? (await openEnrollment(task, deps))
    known = undefined
    const { contact, changes } = closeEnrollment(so, so.contact, endOf(task, so))
    return (await deps.store.write([putContact(contact, so.revision), ...changes])).kind
  })
}

/** Having sent the last message completes a journey, unless that very message is what ends it. */
function endOf({ enrollmentId }: SendMessageTask, open: OpenEnrollment): EnrollmentEnd {
  const reason = exitReason(open.journey, { ...open, enrollmentId })
  return reason === undefined ? { kind: 'completed' } : { kind: 'exited', reason }
}

/** A token that waits for an answer is kept with the enrollment; a new one takes the place of the old. */
async function keepToken(task: SendMessageTask, open: OpenEnrollment, deps: SendDeps): Promise<void> {
  const { wait } = open.enrollment
  if (wait === undefined || wait.step !== task.step) {
    // The answer has come while the old token was waiting; whoever waits with the new one goes on with it.
    if (task.reply === 'when-answered') await deps.runner.succeed(task.token, { answers: {} })
    return
  }
  if (wait.token === task.token) return
  const enrollment = { ...open.enrollment, wait: { ...wait, token: task.token } }
  const contact = withEnrollment(open.contact, task.enrollmentId, enrollment)
  const result = await deps.store.write([putContact(contact, open.revision)])
  if (result.kind === 'refused') await keepToken(task, await openEnrollment(task, deps), deps)
}
