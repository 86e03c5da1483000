import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { EnrollmentInProgress } from '../../shared/domain/enrollment/enrollment.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { Change } from '../../shared/ports/store.ts'
import { findContact, putContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import type { Claimed } from './claim.ts'
import type { SendDeps } from './deps.ts'
import type { LookAtSend } from './look-at-send.ts'
import { claimedAt, withoutPlace } from './timing/places.ts'

/** A contact to whom a message was not sent after all, though its enrollment may say that it was claimed. */
export function withoutMessage(contact: Contact, task: SendMessageTask, look: LookAtSend): Contact {
  const { enrollment } = look
  return withEnrollment(withoutPlace(contact, look, claimedAt(look)), task.enrollmentId, unsent(enrollment, task, look))
}

/**
 * An enrollment without a message that was not sent after all: nobody has received it, and nobody waits for an answer to
 * it. Where the order's token is a wait, the enrollment keeps it, so that an exit can end the wait early.
 */
function unsent(
  enrollment: EnrollmentInProgress,
  task: SendMessageTask,
  { sendId, message, now }: Pick<LookAtSend, 'sendId' | 'message' | 'now'>,
): EnrollmentInProgress {
  const { wait: _, ...rest } = enrollment
  const { [message.id]: story, ...others } = enrollment.messages
  const messages = story?.sendId === sendId ? others : enrollment.messages
  const wait = { step: task.step, token: task.token, since: now, answers: [] }
  return task.reply === 'never' ? { ...rest, messages, wait } : { ...rest, messages }
}

/**
 * Writes what became of a claimed send that did not go out, and takes back what the claim had told of the contact. The
 * first of the changes is that of the send: where it is somebody else's by now, their outcome counts.
 */
export async function writeUnsent(
  task: SendMessageTask,
  { contact, look }: Claimed,
  changes: readonly Change[],
  { store }: SendDeps,
): Promise<void> {
  let known: StoredContact | undefined = { contact, revision: look.revision + 1 }
  await untilWritten(store, async () => {
    const stored = known ?? (await findContact(store, contact.contactId))
    known = undefined
    const result = await store.write([...changes, ...takenBack(task, look, stored)])
    return result.kind === 'written' || result.at.includes(0) ? 'settled' : 'refused'
  })
}

/** The enrollment may be over by now; the place among the sends is given back all the same. */
function takenBack(task: SendMessageTask, look: LookAtSend, stored: StoredContact | undefined): readonly Change[] {
  if (stored === undefined) return []
  const enrollment = stored.contact.enrollments[task.enrollmentId]
  const isOpen = enrollment?.state === 'open'
  if (!isOpen && stored.contact.sentAt === undefined && look.stage === undefined) return []
  const contact = withoutPlace(stored.contact, look, look.now)
  const after = isOpen ? withEnrollment(contact, task.enrollmentId, unsent(enrollment, task, look)) : contact
  return [putContact(after, stored.revision)]
}
