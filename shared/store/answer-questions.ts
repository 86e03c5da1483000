import type { CompiledJourney } from '../contracts/content/compiled-journey.ts'
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
 * Answers the questions of a journey about a contact, one behind the other, as far as their answers lead: what is asked
 * on a way that the contact does not go is answered no, and told nowhere. So is a question that the version does not have.
 */
export async function answerQuestions(
  asks: readonly string[],
  open: OpenEnrollment,
  store: Store,
  contact: Contact = open.contact,
): Promise<Answered> {
  const answers: Record<string, boolean | number> = Object.fromEntries(asks.map((ask) => [ask, false]))
  const changes: Change[] = []
  let variants: Readonly<Record<string, string>> = {}
  for (let ask = asks[0]; ask !== undefined; ) {
    const question = open.journey.questions[ask]
    if (question !== undefined && 'condition' in question) {
      variants = await variantsOf(question.condition, variants, open, store)
    }
    const answer = question === undefined ? false : answerTo(question, { ...open, contact }, variants)
    answers[ask] = answer
    if (question !== undefined && typeof answer === 'boolean') changes.push(told(ask, question, answer, open, contact))
    ask = nextOf(ask, question, answer, asks)
  }
  return { answers, changes }
}

type Question = CompiledJourney['questions'][string]

/** A date that is not known is answered with the moment of asking, so that nobody waits for it. */
function answerTo(question: Question, open: OpenEnrollment, variants: Readonly<Record<string, string>>) {
  const { contact, now, zone, world } = open
  if ('date' in question) return dateInAttribute(contact, question.date, open) ?? now
  const { enrollmentId, trigger } = open.record
  return holds(question.condition, { contact, enrollmentId, event: trigger.properties, now, zone, world, variants })
}

/** The question behind an answer, where it is asked now. Versions that do not tell it have all of them asked. */
function nextOf(ask: string, question: Question | undefined, answer: boolean | number, asks: readonly string[]) {
  const after = asks[asks.indexOf(ask) + 1]
  if (question?.behind === undefined) return after
  const next = question.behind[answer === false ? 'no' : 'yes']
  return next !== null && asks.includes(next) ? next : undefined
}

function told(ask: string, { step, words }: Question, answer: boolean, open: OpenEnrollment, { contactId }: Contact) {
  const { enrollmentId, journey } = open.record
  const activity = { kind: 'asked', at: open.now, enrollmentId, journey, step, words, holds: answer } as const
  return putActivity({ contactId, revision: open.revision }, activity, `${enrollmentId}:${ask}`)
}
