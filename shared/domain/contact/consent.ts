/** Why nothing is sent to an address: the person left, or the mailbox refused for good, or they called it spam. */
export type SuppressionReason = 'unsubscribed' | 'bounced' | 'complained'

/**
 * What keeps an address from being written to. `topics` names what was left; `all` leaves everything, and is what a
 * bounce or a complaint does.
 */
export type Suppression = {
  readonly reason: SuppressionReason
  readonly topics: 'all' | readonly string[]
  readonly at: number
}

/** The reason why a message about a topic may not go to an address, or undefined where it may. */
export function suppressedFor(suppression: Suppression | undefined, topic: string): SuppressionReason | undefined {
  if (suppression === undefined) return undefined
  return suppression.topics === 'all' || suppression.topics.includes(topic) ? suppression.reason : undefined
}

/** Two suppressions of one address together: the wider of the two, never less. */
export function widerSuppression(before: Suppression | undefined, now: Suppression): Suppression {
  if (before === undefined) return now
  if (before.topics === 'all') return before
  if (now.topics === 'all') return now
  return { ...before, topics: [...new Set([...before.topics, ...now.topics])].sort() }
}
