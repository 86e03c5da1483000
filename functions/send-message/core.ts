import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import { claim } from './claim.ts'
import { decideSend } from './decide-send.ts'
import type { SendDeps } from './deps.ts'
import { handOver } from './hand-over.ts'
import { lookAtSend } from './look-at-send.ts'
import { defer } from './not-sent/defer.ts'
import { doNotSend } from './not-sent/do-not-send.ts'
import { replyClosed, replySettled } from './reply.ts'
import { sendIdFor } from './send-id.ts'
import { settleClaim } from './settle-claim.ts'

/**
 * Sends one message to one contact, once. The send's id is the same on every retry and redelivery; whoever claims it
 * first may call the provider, in one try. What may have been sent is never sent again. `TryLater` is thrown where the
 * order must stay in the queue.
 */
export async function sendMessage(task: SendMessageTask, deps: SendDeps): Promise<void> {
  const sendId = sendIdFor(task)
  await untilWritten(deps.store, async () => {
    const known = await findSend(deps.store, sendId)
    const isNew = known === undefined || known.state === 'intent'
    const so = isNew ? await trySending(task, sendId, known, deps) : await settle(task, known, deps)
    return so === 'done' ? so : 'refused'
  })
}

async function settle(task: SendMessageTask, known: SendRecord, deps: SendDeps): Promise<'done' | 'again'> {
  if ((await settleClaim(known, deps)) === 'again') return 'again'
  await replySettled(task, known, deps)
  return 'done'
}

async function trySending(
  task: SendMessageTask,
  sendId: string,
  known: SendRecord | undefined,
  deps: SendDeps,
): Promise<'done' | 'again'> {
  try {
    const look = await lookAtSend(task, sendId, known, deps)
    const decision = decideSend(look)
    if (decision.kind === 'deferred') return await defer(task, look, decision, deps)
    if (decision.kind === 'not-sent') return await doNotSend(task, look, decision.reason, deps)
    const claimed = await claim(task, look, decision.address, deps)
    if (claimed === undefined) return 'again'
    return await handOver(task, claimed, deps)
  } catch (fault) {
    if (!(fault instanceof EnrollmentClosed)) throw fault
    await replyClosed(task, deps)
    return 'done'
  }
}
