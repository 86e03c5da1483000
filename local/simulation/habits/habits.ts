import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { Shares } from './chances.ts'

/** How contacts of a simulation are and what they do: shares of all, and times in milliseconds. */
export type Habits = {
  /** All arrive within this time, evenly. */
  readonly over: number
  /** Of the mails that are sent, so many are opened; of those that are opened, so many are clicked and replied to. */
  readonly opens: number
  readonly clicks: number
  readonly replies: number
  /** Half of those who open a mail do so within this time. */
  readonly opensAfter: number
  /** What is otherwise with a message, and which of its links are clicked. */
  readonly messages: Readonly<Record<string, MessageHabits>>
  /** How often the event comes that is the goal, and how often one that ends the journey. */
  readonly goal: Occurrence
  readonly exits: Occurrence
  /** Events by name; what stands here counts before the two above. */
  readonly events: Readonly<Record<string, Occurrence>>
  /** An event that a journey waits for comes this often while it waits. */
  readonly awaited: number
  /** Attributes by name, each with its values. */
  readonly attributes: Readonly<Record<string, Shares>>
  /** Of what the journey asks of a contact and nothing here speaks of, so many have what is asked for. */
  readonly asked: number
  /** So many did, before they came, what the journey asks about. */
  readonly before: number
  readonly tags: Shares
  /** So many have a tag that the journey asks for and nothing here speaks of. */
  readonly tagged: number
  /** The scores with which contacts come, by name; low ones are more frequent. */
  readonly scores: Readonly<Record<string, { readonly from: number; readonly to: number }>>
  readonly timeZones: Shares
  readonly languages: Shares
}

/** What is otherwise with one message. */
export type MessageHabits = {
  readonly opens?: number | undefined
  readonly clicks?: number | undefined
  readonly replies?: number | undefined
  readonly links?: Shares | undefined
}

/** How often an event comes: to so many of all contacts, and after so many of their clicks. */
export type Occurrence = { readonly anyway: number; readonly afterClick: number }

/** The habits of a population of which nothing else is known. */
export const usualHabits = ({ timeZone, languages }: Pick<Settings, 'timeZone' | 'languages'>): Habits => ({
  over: 30 * 86_400_000,
  opens: 0.4,
  clicks: 0.08,
  replies: 0.01,
  opensAfter: 3 * 3_600_000,
  messages: {},
  goal: { anyway: 0.02, afterClick: 0.05 },
  exits: { anyway: 0.02, afterClick: 0.05 },
  events: {},
  awaited: 0.2,
  attributes: {},
  asked: 0.5,
  before: 0.1,
  tags: {},
  tagged: 0.05,
  scores: {},
  timeZones: mostly(timeZone, ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo']),
  languages: mostly(languages[0] ?? 'en', languages.slice(1)),
})

/** Seven in ten are of one kind, the rest evenly of others. */
function mostly(first: string, others: readonly string[]): Shares {
  const rest = others.filter((other) => other !== first)
  if (rest.length === 0) return { [first]: 1 }
  return { [first]: 0.7, ...Object.fromEntries(rest.map((other) => [other, 0.3 / rest.length])) }
}
