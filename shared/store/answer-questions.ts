import { holds } from '../domain/condition/condition.ts'
import type { Contact } from '../domain/contact/contact.ts'
import type { Change } from '../ports/store.ts'
import { putActivity } from './entities/activities.ts'
import type { OpenEnrollment } from './open-enrollment.ts'

/** Answers to questions, and the entries of the timeline that tell of them. */
export type Answered = { readonly answers: Record<string, boolean>; readonly changes: readonly Change[] }

/** Answers the questions of a journey about a contact. A question that the version does not have is answered no. */
export function answerQuestions(
  asks: readonly string[],
  open: OpenEnrollment,
  contact: Contact = open.contact,
): Answered {
  const { enrollmentId, journey, trigger } = open.record
  const facts = { contact, enrollmentId, event: trigger.properties, now: open.now, zone: open.zone }
  const answers: Record<string, boolean> = {}
  const changes: Change[] = []
  for (const ask of asks) {
    const question = open.journey.questions[ask]
    const isTrue = question !== undefined && holds(question.condition, facts)
    answers[ask] = isTrue
    if (question === undefined) continue
    const { step, words } = question
    const activity = { kind: 'asked', at: open.now, enrollmentId, journey, step, words, holds: isTrue } as const
    changes.push(
      putActivity({ contactId: contact.contactId, revision: open.revision }, activity, `${enrollmentId}:${ask}`),
    )
  }
  return { answers, changes }
}
