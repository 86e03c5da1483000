import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { taskCompleted } from '../../shared/domain/contact/contact-event.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { via } from '../../shared/domain/journey/trigger.ts'
import { taskIdOf } from '../../shared/store/entities/tasks.ts'
import type { Engaged } from './engage.ts'

/**
 * Tells the enrollment that asked for a task that it is done, where the record says so. Other passes of the contact
 * through the same journey have asked for tasks of their own, and learn nothing from it.
 */
export function completed(record: Extract<IntakeRecord, { kind: 'event' }>, contact: Contact): Engaged {
  const { name, properties, occurredAt: at } = record
  if (name !== taskCompleted || record.via !== via.journeys) return { contact }
  const { taskId, step } = properties
  if (typeof step !== 'string') return { contact }
  for (const [enrollmentId, enrollment] of Object.entries(contact.enrollments)) {
    if (taskIdOf(enrollmentId, step) !== taskId) continue
    const tasksDone = { ...enrollment.tasksDone, [step]: at }
    return {
      contact: withEnrollment(contact, enrollmentId, { ...enrollment, tasksDone }),
      answer: { kind: 'task-done', enrollmentId, step, at },
    }
  }
  return { contact }
}
