import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import { own } from '../../../shared/domain/json.ts'
import { parseClockTime } from '../../../shared/domain/time/local-time.ts'
import { type CommonHabits, commonHabits } from './common-habits.ts'

/** What nobody can know before a journey runs, as shares from 0 to 1. */
export type Assumptions = CommonHabits & {
  /** Messages that quiet hours put off. */
  readonly deferred: number
  /** For a step of its own: who answers, or goes the first way; `step.2` is the second way. */
  readonly steps: Readonly<Record<string, number>>
}

/** What is assumed where nobody says otherwise. */
export const usual: Assumptions = { ...commonHabits, deferred: 0, steps: {} }

/** What is assumed in a workspace where nobody says otherwise: a message is as likely at one hour of the day as at another. */
export function assumedIn({ quietHours }: Pick<Settings, 'quietHours'>): Assumptions {
  const [from, until] = [quietHours?.from, quietHours?.until].map((time) => time && parseClockTime(time))
  if (typeof from !== 'number' || typeof until !== 'number') return usual
  return { ...usual, deferred: ((until - from + minutesOfDay) % minutesOfDay) / minutesOfDay }
}

const minutesOfDay = 24 * 60

/** How often a message is answered, of those to whom it was sent. */
export type MessageAnswers = { readonly opened: number; readonly clicked: number; readonly replied: number }

/** The answers that are assumed of a message. */
export function answersAssumed(message: string, habits: CommonHabits): MessageAnswers {
  const its = own(habits.messages, message)
  const opened = its?.opens ?? habits.opens
  return {
    opened,
    clicked: opened * (its?.clicks ?? habits.clicks),
    replied: opened * (its?.replies ?? habits.replies),
  }
}
