import type { SendMessageTask } from '../../shared/contracts/send-message-task.ts'
import type { SendRecord } from '../../shared/domain/send.ts'
import type { LookAtSend } from './look-at-send.ts'

/** The record of a send as it stands before anything is known of its outcome. */
export const recordOfSend = (
  task: SendMessageTask,
  { sendId, before, contact, message, now }: LookAtSend,
): Omit<SendRecord, 'state'> => ({
  sendId,
  contactId: contact.contactId,
  enrollmentId: task.enrollmentId,
  journey: task.journey,
  version: task.version,
  step: task.step,
  message: message.id,
  at: before?.at ?? now,
  attempt: (before?.attempt ?? 0) + 1,
})

/** What the timeline says of every send, whatever became of it. */
export const sendActivity = (task: SendMessageTask, { message, now }: Pick<LookAtSend, 'message' | 'now'>) => ({
  at: now,
  enrollmentId: task.enrollmentId,
  journey: task.journey,
  step: task.step,
  message: message.id,
})
