import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { EntryRefusal } from '../../shared/domain/contact/activity.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'
import type { Json, JsonObject } from '../../shared/domain/json.ts'
import type { Duration } from '../../shared/domain/time/duration.ts'
import type { ClockTime } from '../../shared/domain/time/local-time.ts'

/** One invented contact in one journey: who they are, what they do, and what should come of it. */
export type Scenario = {
  readonly id: string
  readonly journey: string
  readonly story: string
  readonly contact: JsonObject
  readonly tags: readonly string[]
  readonly scores: Readonly<Record<string, number>>
  readonly before: readonly Past[]
  /** The reading of the contact's clock when they come in, in milliseconds read like UTC; undefined: any will do. */
  readonly starts: number | undefined
  /** The event or the word for the trigger that lets them in; undefined: the first. */
  readonly by: string | undefined
  readonly trigger: JsonObject
  /** The ways that they go at splits of the journey; `heldOut` for none. A split that is left out has its first. */
  readonly ways: Readonly<Record<string, string>>
  readonly happens: readonly Happens[]
  readonly expect: Expectations
}

/** Something that the contact did before they came in. */
export type Past = { readonly ago: Duration; readonly deed: Deed; readonly words: string; readonly path: Path }

/** Something that the contact does, and when. */
export type Happens = { readonly when: When; readonly deed: Deed; readonly words: string; readonly path: Path }

/** When something happens: on a day after entry, or so long after entry or after a message came. */
export type When =
  | OnDay
  | { readonly kind: 'after-entry'; readonly time: Duration }
  | { readonly kind: 'after-message'; readonly message: string; readonly time: Duration }

/** A day after entry; without a clock time, any time of it. */
export type OnDay = { readonly kind: 'day'; readonly day: number; readonly at?: ClockTime }

/** What a contact does, or what others do to their record. */
export type Deed = AnswerDeed | RecordDeed | { readonly kind: 'completes'; readonly step: string }

/** What a contact, or the mailbox that they have, does with a message. */
export type AnswerDeed =
  | { readonly kind: 'opens' | 'replies'; readonly message: string }
  | { readonly kind: 'clicks'; readonly message: string; readonly link?: string }
  /** Leaves everything; or, by the link in a message, the topic of that message. */
  | { readonly kind: 'unsubscribes'; readonly message?: string }
  /** The mailbox is gone, or its owner calls us spam; the latest message, where none is said. */
  | { readonly kind: 'bounces' | 'complains'; readonly message?: string }

/** What needs no message: an event, or a change of the record. */
export type RecordDeed =
  | { readonly kind: 'does'; readonly event: string; readonly properties: JsonObject }
  | { readonly kind: 'gets-tags' | 'loses-tags'; readonly tags: readonly string[] }
  | { readonly kind: 'scores'; readonly name: string; readonly by: number }
  | { readonly kind: 'becomes'; readonly attribute: string; readonly value: Json }

/** What should have come of it in the end; what is undefined is not asked. */
export type Expectations = {
  readonly messages: readonly ExpectedMessage[] | undefined
  readonly never: readonly string[]
  /** What must hold of the contact, each in words. */
  readonly conditions: readonly { readonly words: string; readonly condition: Condition }[]
  readonly does: readonly string[]
  readonly enters: readonly string[]
  readonly goal: 'reached' | 'not reached' | undefined
  readonly end: ExpectedEnd | undefined
  readonly refused: EntryRefusal | undefined
}

/** A message that should be sent, on any day where none is said. */
export type ExpectedMessage = { readonly message: string; readonly on: OnDay | undefined; readonly path: Path }

/** How the journey should end for the contact: `completed`, or the reason of an exit. */
export type ExpectedEnd = { readonly how: string; readonly on: OnDay | undefined; readonly path: Path }
