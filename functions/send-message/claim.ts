import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { claimMilliseconds, type SendRecord } from '../../shared/domain/message/send.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { putClaim } from '../../shared/store/entities/sends.ts'
import { checkSuppression } from '../../shared/store/entities/suppressions.ts'
import type { SendDeps } from './deps.ts'
import type { LookAtSend } from './look-at-send.ts'
import { recordOfSend } from './send-record.ts'
import { withPlace } from './timing/places.ts'

/** A send that is ours to hand over, until its deadline. */
export type Claimed = {
  readonly look: LookAtSend
  readonly contact: Contact
  readonly record: SendRecord & { readonly owner: string; readonly deadline: number }
  readonly address: NonNullable<LookAtSend['address']>
}

/**
 * Claims a send in one write, which fails when anything has changed that the decision rested on: the contact with all
 * their enrollments, the suppression of the address, or another claim. The wait for an answer begins in the same write,
 * so that no answer can come before it. Undefined: decide again.
 */
export async function claim(
  task: SendMessageTask,
  look: LookAtSend,
  address: Claimed['address'],
  deps: SendDeps,
): Promise<Claimed | undefined> {
  const owner = deps.ids.next()
  const deadline = look.now + claimMilliseconds
  const record = { ...recordOfSend(task, look), state: 'claimed', owner, deadline } as const
  const contact = withStory(task, look)
  const result = await deps.store.write([
    putClaim(record),
    putContact(contact, look.revision),
    checkSuppression(address.fingerprint, address.suppression),
  ])
  return result.kind === 'written' ? { look, contact, record, address } : undefined
}

/** The contact with the message sent and the wait begun. */
function withStory(task: SendMessageTask, look: LookAtSend): Contact {
  const { enrollment, message, sendId, now, answers } = look
  const { wait: _, ...rest } = enrollment
  const wait = task.reply === 'when-sent' ? {} : { wait: { step: task.step, token: task.token, since: now, answers } }
  const story = { sendId, sentAt: now, clicks: {} }
  return withEnrollment(withPlace(look), task.enrollmentId, {
    ...rest,
    ...wait,
    messages: { ...enrollment.messages, [message.id]: story },
  })
}
