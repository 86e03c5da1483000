import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import type { NotSentReason } from '../../../shared/domain/message/send.ts'
import { putActivity } from '../../../shared/store/entities/activities.ts'
import { count } from '../../../shared/store/entities/counters.ts'
import { putOutcome } from '../../../shared/store/entities/sends.ts'
import type { Claimed } from '../claim.ts'
import type { SendDeps } from '../deps.ts'
import { replyNotSent } from '../reply.ts'
import { sendActivity } from '../send-record.ts'
import { writeUnsent } from '../unsent.ts'

/** A claimed send that will never go out: its record says why, and its contact has not received it. */
export async function failSend(
  task: SendMessageTask,
  claimed: Claimed,
  reason: NotSentReason,
  deps: SendDeps,
): Promise<'done'> {
  const { look, contact } = claimed
  const { owner, deadline: _, ...rest } = claimed.record
  const state = reason === 'unsubscribed' ? 'suppressed' : 'failed'
  const outcome = [
    putOutcome({ ...rest, state, reason }, owner),
    putActivity(
      { contactId: contact.contactId, revision: look.revision + 1 },
      { kind: 'not-sent', ...sendActivity(task, look), reason },
      look.sendId,
    ),
    ...count([{ ...task, what: `not-sent:${task.step}:${reason}` }], contact.contactId, look.now),
  ]
  await writeUnsent(task, claimed, outcome, deps)
  await replyNotSent(task, look, deps)
  return 'done'
}
