import type { SendMessageTask } from '../../shared/contracts/send-message-task.ts'
import type { NotSentReason } from '../../shared/domain/send.ts'
import { withEnrollment } from '../../shared/domain/settle-enrollments.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { count } from '../../shared/store/entities/counters.ts'
import { putOutcome } from '../../shared/store/entities/sends.ts'
import type { Claimed } from './claim.ts'
import type { SendDeps } from './deps.ts'
import { replyNotSent } from './reply.ts'
import { sendActivity } from './send-record.ts'

/** A claimed send that will never go out: its record says why, and its contact has not received it. */
export async function failSend(
  task: SendMessageTask,
  { record, look, contact }: Claimed,
  reason: NotSentReason,
  deps: SendDeps,
): Promise<'done'> {
  const { owner, deadline: _, ...rest } = record
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
  const unsent = withEnrollment(contact, task.enrollmentId, look.enrollment)
  const result = await deps.store.write([...outcome, putContact(unsent, look.revision + 1)])
  // Somebody else has changed the contact since the claim: the outcome counts, the story of the message is only told.
  if (result.kind === 'refused') await deps.store.write(outcome)
  await replyNotSent(task, look, deps)
  return 'done'
}
