import type { IntakeRecord } from '../../contracts/intake-record.ts'
import type { Contact } from '../../domain/contact/contact.ts'
import { taskCompleted } from '../../domain/contact/contact-event.ts'
import type { Happening } from '../../domain/enrollment/happening.ts'
import { withEnrollment } from '../../domain/enrollment/settle-enrollments.ts'
import { via } from '../../domain/journey/trigger.ts'
import { taskIdOf } from '../entities/tasks.ts'

/** A contact whose enrollment was told that its task is done, and the answer that this is; neither, where it is not. */
export type CompletedTask = { readonly contact: Contact; readonly answer?: Happening }

/**
 * Tells the enrollment that asked for a task that it is done, where a record says so. Other passes of the contact through
 * the same journey have asked for tasks of their own, and learn nothing from it.
 */
export function completedTask(record: Extract<IntakeRecord, { kind: 'event' }>, contact: Contact): CompletedTask {
  const { name, properties, occurredAt: at } = record
  const { taskId, step } = properties
  if (name !== taskCompleted || record.via !== via.journeys || typeof step !== 'string') return { contact }
  const enrollmentId = Object.keys(contact.enrollments).find((id) => taskIdOf(id, step) === taskId)
  const enrollment = enrollmentId === undefined ? undefined : contact.enrollments[enrollmentId]
  if (enrollmentId === undefined || enrollment === undefined) return { contact }
  const tasksDone = { ...enrollment.tasksDone, [step]: at }
  return {
    contact: withEnrollment(contact, enrollmentId, { ...enrollment, tasksDone }),
    answer: { kind: 'task-done', enrollmentId, step, at },
  }
}
