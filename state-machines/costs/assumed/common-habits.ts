/** How often an event comes: to so many of all contacts, and after so many of their clicks. */
export type Occurrence = { readonly anyway: number; readonly afterClick: number }

/** How contacts are and what they do, as far as it decides which way they go: shares from 0 to 1. */
export type CommonHabits = {
  /** Of the mails that are sent, so many are opened; of those that are opened, so many are clicked and replied to. */
  readonly opens: number
  readonly clicks: number
  readonly replies: number
  /** What is otherwise with a message. */
  readonly messages: Readonly<Record<string, AnswerHabits>>
  /** How often the event comes that is the goal, and how often one that ends the journey. */
  readonly goal: Occurrence
  readonly exits: Occurrence
  /** Events by name; what stands here counts before the two above. */
  readonly events: Readonly<Record<string, Occurrence>>
  /** An event that a journey waits for comes this often while it waits. */
  readonly awaited: number
  /** Of what a journey asks of a contact and nothing here speaks of, so many have what is asked for. */
  readonly asked: number
  /** So many did, before they came, what a journey asks about. */
  readonly before: number
  /** Tags by name, and how many have one that is asked for and not named here. */
  readonly tags: Readonly<Record<string, number>>
  readonly tagged: number
  /** The scores with which contacts come, by name; low ones are more frequent. */
  readonly scores: Readonly<Record<string, ScoreRange>>
}

/** What is otherwise with one message. */
export type AnswerHabits = {
  readonly opens?: number | undefined
  readonly clicks?: number | undefined
  readonly replies?: number | undefined
}

/** The lowest and the highest score with which contacts come. */
export type ScoreRange = { readonly from: number; readonly to: number }

/**
 * What is assumed of contacts whom nobody knows yet, by the price of a journey and by its simulation alike. Opens and
 * clicks are in the middle of what large mail services publish of all their senders: from a quarter to nearly half of
 * the mails opened, from one to five in a hundred clicked. The others nobody publishes: round numbers, small on purpose,
 * so that a journey is not priced too low because many would leave it.
 */
export const commonHabits: CommonHabits = {
  opens: 0.4,
  clicks: 0.08,
  replies: 0.01,
  messages: {},
  goal: { anyway: 0.02, afterClick: 0.05 },
  exits: { anyway: 0.02, afterClick: 0.05 },
  events: {},
  awaited: 0.2,
  asked: 0.5,
  before: 0.1,
  tags: {},
  tagged: 0.05,
  scores: {},
}

/** The scores with which contacts come where nothing is said of them. */
export const usualScores: ScoreRange = { from: 0, to: 100 }

/** The score of a contact who stands at this place among all, from 0 to 1. */
export const scoreAt = ({ from, to }: ScoreRange, place: number): number => Math.round(from + (to - from) * place ** 2)
