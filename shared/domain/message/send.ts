/** Why a message was not sent, or not yet: the closed list, in the order in which it is asked. */
export const notSentReasons = [
  'enrollment-closed',
  'unsubscribed',
  'suppressed',
  'no-address',
  'quiet-hours',
  'frequency-cap',
  'expired',
  'rendering-failed',
  'refused-by-provider',
  'outcome-unknown',
] as const

/** One reason of the closed list. */
export type NotSentReason = (typeof notSentReasons)[number]

/**
 * Where one intended message stands. `unknown`: the provider may have it or not, and nobody tries again; an event of
 * the provider settles it. The ends are `accepted`, `failed` and `suppressed`.
 */
export type SendState = 'claimed' | 'unknown' | 'accepted' | 'failed' | 'suppressed' | 'intent'

/** The record of one intended message to one contact. Its id is the same on every retry and redelivery. */
export type SendRecord = {
  readonly sendId: string
  readonly state: SendState
  readonly contactId: string
  readonly enrollmentId: string
  readonly journey: string
  readonly version: string
  readonly step: string
  readonly message: string
  readonly at: number
  readonly attempt: number
  /** How many journeys in a row have led to it. */
  readonly hops?: number
  /** The invocation that holds the claim, and until when it may call the provider. */
  readonly owner?: string
  readonly deadline?: number
  readonly providerId?: string
  readonly reason?: NotSentReason
}

/** How long a claim lasts: the sender starts its call only if it can end before. */
export const claimMilliseconds = 10_000
