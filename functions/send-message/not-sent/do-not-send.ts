import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import type { NotSentReason } from '../../../shared/domain/message/send.ts'
import { putActivity } from '../../../shared/store/entities/activities.ts'
import { putContact } from '../../../shared/store/entities/contacts.ts'
import { count } from '../../../shared/store/entities/counters.ts'
import { putNotSent } from '../../../shared/store/entities/sends.ts'
import type { SendDeps } from '../deps.ts'
import type { LookAtSend } from '../look-at-send.ts'
import { replyNotSent } from '../reply.ts'
import { recordOfSend, sendActivity } from '../send-record.ts'
import { withoutMessage } from '../unsent.ts'

/** Writes down that a message is not sent, and why. */
export async function doNotSend(
  task: SendMessageTask,
  look: LookAtSend,
  reason: NotSentReason,
  deps: SendDeps,
): Promise<'done' | 'again'> {
  const { contactId } = look.contact
  const result = await deps.store.write([
    putNotSent({ ...recordOfSend(task, look), state: 'suppressed', reason }),
    putContact(withoutMessage(look.contact, task, look), look.revision),
    putActivity(
      { contactId: contactId, revision: look.revision },
      { kind: 'not-sent', ...sendActivity(task, look), reason },
      look.sendId,
    ),
    ...count([{ ...task, what: `not-sent:${task.step}:${reason}` }], contactId, look.now),
  ])
  if (result.kind === 'refused') return 'again'
  await replyNotSent(task, look, deps)
  return 'done'
}
