import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { hopsAfter, hopsIn } from '../../shared/domain/enrollment/hops.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import type { LookAtSend } from './look-at-send.ts'

/** The record of a send as it stands before anything is known of its outcome. */
export const recordOfSend = (
  task: SendMessageTask,
  { sendId, before, contact, message, now, record }: LookAtSend,
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
  ...hopsIn({ hops: hopsAfter(record, now) }),
})

/** What the timeline says of every send, whatever became of it. */
export const sendActivity = (task: SendMessageTask, { message, now }: Pick<LookAtSend, 'message' | 'now'>) => ({
  at: now,
  enrollmentId: task.enrollmentId,
  journey: task.journey,
  step: task.step,
  message: message.id,
})

/**
 * A send of which nobody knows whether it went out, and what the timeline says of it. It is not counted: a report of the
 * provider may still settle it, and then it is counted as sent.
 */
export function unknownOutcome(record: Omit<SendRecord, 'state'>, at: number): readonly [SendRecord, Activity] {
  const { enrollmentId, journey, step, message } = record
  const reason = 'outcome-unknown'
  return [
    { ...record, state: 'unknown', reason },
    { kind: 'not-sent', at, enrollmentId, journey, step, message, reason },
  ]
}
