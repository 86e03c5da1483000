import type { Clock } from '../../shared/ports/clock.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What adapting needs. */
export type AdaptDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly queue: Queue
  readonly clock: Clock
}

/** What became of something from outside: it was taken, or dropped for one of these reasons. */
export type Adapted = { readonly kind: 'taken' } | { readonly kind: 'dropped'; readonly reason: DropReason }

/** Why something from outside was dropped: the closed list. */
export type DropReason =
  /** The journey does not have this rule any more. */
  | 'no-such-rule'
  /** The event is what came of this or another rule: taken again, it would go round for ever. */
  | 'our-own-event'
  /** The event does not say who the contact is where the rule looks, or not in a way that can be one. */
  | 'no-contact'
  /** The properties are larger or deeper than an event may be, or hold what no store can keep. */
  | 'misshapen'
  /** The request is none that we know, or lacks something. */
  | 'no-such-request'
  /** Nobody is known by this id or address. */
  | 'no-such-contact'
  | 'no-such-task'
  | 'no-such-send'

/** The part of the dropped that every caller needs. */
export const dropped = (reason: DropReason): Adapted => ({ kind: 'dropped', reason })

/** It was taken. */
export const taken: Adapted = { kind: 'taken' }
