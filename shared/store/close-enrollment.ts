import type { Contact } from '../domain/contact/contact.ts'
import { type EnrollmentEnd, enrollmentOver } from '../domain/enrollment/enrollment.ts'
import { withEnrollment } from '../domain/enrollment/settle-enrollments.ts'
import type { Change } from '../ports/store.ts'
import { putActivity } from './entities/activities.ts'
import { count } from './entities/counters.ts'
import { putEndedEnrollment } from './entities/enrollments.ts'
import type { OpenEnrollment } from './open-enrollment.ts'

/** Ends an enrollment from inside: it went through all its steps, or a step said to leave. */
export function closeEnrollment(
  open: OpenEnrollment,
  contact: Contact,
  end: EnrollmentEnd,
): { readonly contact: Contact; readonly changes: readonly Change[] } {
  const { enrollmentId, journey, version } = open.record
  const enrollment = contact.enrollments[enrollmentId]
  const base = { at: open.now, enrollmentId, journey }
  const activity = end.kind === 'completed' ? ({ kind: 'completed', ...base } as const) : ({ ...end, ...base } as const)
  return {
    contact: withEnrollment(contact, enrollmentId, enrollment && enrollmentOver(enrollment, open.journey.goal)),
    changes: [
      putEndedEnrollment(open.record, end, open.now),
      putActivity({ contactId: contact.contactId, revision: open.revision }, activity, `${enrollmentId}:end`),
      ...count([{ journey, version, what: end.kind }], contact.contactId, open.now),
    ],
  }
}
