import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import { StoreFault } from '../../shared/ports/store.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
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

const mostTries = 12

/**
 * Sends one message to one contact, once. The send's id is the same on every retry and redelivery; whoever claims it
 * first may call the provider, in one try. What may have been sent is never sent again. `TryLater` is thrown where the
 * order must stay in the queue.
 */
export async function sendMessage(task: SendMessageTask, deps: SendDeps): Promise<void> {
  const sendId = sendIdFor(task)
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const known = await findSend(deps.store, sendId)
    if (known !== undefined && known.state !== 'intent') {
      if ((await settleClaim(known, deps)) === 'again') continue
      return replySettled(task, known, deps)
    }
    if ((await trySending(task, sendId, known, deps)) === 'done') return
  }
  throw new StoreFault(`one send was changed by others ${mostTries} times in a row`)
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
