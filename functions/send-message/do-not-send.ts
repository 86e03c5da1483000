import type { SendMessageTask } from '../../shared/contracts/send-message-task.ts'
import type { NotSentReason } from '../../shared/domain/send.ts'
import { withEnrollment } from '../../shared/domain/settle-enrollments.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { count } from '../../shared/store/entities/counters.ts'
import { putNotSent } from '../../shared/store/entities/sends.ts'
import type { SendDeps } from './deps.ts'
import type { LookAtSend } from './look-at-send.ts'
import { replyNotSent } from './reply.ts'
import { recordOfSend, sendActivity } from './send-record.ts'

/**
 * Writes down that a message is not sent, and why. Where its token is a wait, the enrollment keeps it, so that an exit
 * can end the wait early.
 */
export async function doNotSend(
  task: SendMessageTask,
  look: LookAtSend,
  reason: NotSentReason,
  deps: SendDeps,
): Promise<'done' | 'again'> {
  const { contactId } = look.contact
  const { wait: _, ...enrollment } = look.enrollment
  const wait = { step: task.step, token: task.token, since: look.now, answers: [] }
  const waiting = task.reply === 'never' ? { ...enrollment, wait } : enrollment
  const result = await deps.store.write([
    putNotSent({ ...recordOfSend(task, look), state: 'suppressed', reason }),
    putContact(withEnrollment(look.contact, task.enrollmentId, waiting), look.revision),
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
