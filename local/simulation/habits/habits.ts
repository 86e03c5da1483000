import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import {
  type AnswerHabits,
  type CommonHabits,
  commonHabits,
} from '../../../state-machines/costs/assumed/common-habits.ts'
import type { Shares } from './chances.ts'

/** How contacts of a simulation are and what they do: shares of all, and times in milliseconds. */
export type Habits = CommonHabits & {
  /** All come in within this time. Left out: as long as the journey needs, see `usualOver`. */
  readonly over?: number
  /** Half of those who open a mail do so within this time. */
  readonly opensAfter: number
  /** What is otherwise with a message, and which of its links are clicked. */
  readonly messages: Readonly<Record<string, MessageHabits>>
  /** Attributes by name, each with its values. */
  readonly attributes: Readonly<Record<string, Shares>>
  readonly timeZones: Shares
  readonly languages: Shares
}

/** What is otherwise with one message. */
export type MessageHabits = AnswerHabits & { readonly links?: Shares | undefined }

/** The habits of a population of which nothing else is known. */
export const usualHabits = ({ timeZone, languages }: Pick<Settings, 'timeZone' | 'languages'>): Habits => ({
  ...commonHabits,
  opensAfter: 3 * 3_600_000,
  messages: {},
  attributes: {},
  timeZones: mostly(timeZone, ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo']),
  languages: mostly(languages[0] ?? 'en', languages.slice(1)),
})

/** Seven in ten are of one kind, the rest evenly of others. */
function mostly(first: string, others: readonly string[]): Shares {
  const rest = others.filter((other) => other !== first)
  if (rest.length === 0) return { [first]: 1 }
  return { [first]: 0.7, ...Object.fromEntries(rest.map((other) => [other, 0.3 / rest.length])) }
}
