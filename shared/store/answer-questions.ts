import { holds } from '../domain/condition/condition.ts'
import type { Contact } from '../domain/contact/contact.ts'
import { dateInAttribute } from '../domain/contact/date-in-attribute.ts'
import type { Change, Store } from '../ports/store.ts'
import { putActivity } from './entities/activities.ts'
import type { OpenEnrollment } from './open-enrollment.ts'
import { variantsOf } from './splits/variants-of.ts'

/** Answers to questions, and the entries of the timeline that tell of them. */
export type Answered = { readonly answers: Record<string, boolean | number>; readonly changes: readonly Change[] }

/**
 * Answers the questions of a journey about a contact. A question that the version does not have is answered no; a date
 * that is not known is answered with the moment of asking, so that nobody waits for it.
 */
export async function answerQuestions(
  asks: readonly string[],
  open: OpenEnrollment,
  store: Store,
  contact: Contact = open.contact,
): Promise<Answered> {
  const { enrollmentId, journey, trigger } = open.record
  const { now, zone, world } = open
  const variants = await variantsOf(asks, open, store)
  const facts = { contact, enrollmentId, event: trigger.properties, now, zone, world, variants }
  const answers: Record<string, boolean | number> = {}
  const changes: Change[] = []
  for (const ask of asks) {
    const question = open.journey.questions[ask]
    if (question === undefined) {
      answers[ask] = false
      continue
    }
    if ('date' in question) {
      answers[ask] = dateInAttribute(contact, question.date, open) ?? now
      continue
    }
    const isTrue = holds(question.condition, facts)
    answers[ask] = isTrue
    const { step, words } = question
    const activity = { kind: 'asked', at: now, enrollmentId, journey, step, words, holds: isTrue } as const
    changes.push(
      putActivity({ contactId: contact.contactId, revision: open.revision }, activity, `${enrollmentId}:${ask}`),
    )
  }
  return { answers, changes }
}
