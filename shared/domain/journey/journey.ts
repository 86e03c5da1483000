import type { Comparison, FieldTest } from '../condition/comparison.ts'
import type { Condition } from '../condition/condition.ts'
import type { Stage } from '../contact/stage.ts'
import type { Reentry } from '../enrollment/enrollment.ts'
import type { Json } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import type { ClockTime } from '../time/local-time.ts'
import type { Action, Webhook } from './action.ts'
import type { Trigger } from './trigger.ts'

/** Where in a journey's file something stands: names and list positions from the top. */
export type Path = readonly (string | number)[]

/** What a marketer wrote: who comes in, what happens to them on which day, and when it ends. */
export type Journey = {
  readonly id: string
  readonly name: string
  readonly theme?: string
  readonly triggers: readonly Trigger[]
  readonly audience?: Condition
  readonly reentry: Reentry
  /** Said where the file says nothing of coming in again, which means never. */
  readonly saysNoReentry?: true
  readonly exit: readonly ExitRule[]
  readonly goal?: Goal
  readonly steps: readonly Step[]
}

/** An event, and which of its kind. */
export type EventMatch = { readonly event: string; readonly where: readonly FieldTest[] }

/** What ends an enrollment from the moment it holds. */
export type ExitRule =
  | (EventMatch & { readonly kind: 'event' })
  | { readonly kind: 'condition'; readonly condition: Condition }

/** What counts as success, once per enrollment, and what the team wants of it. */
export type Goal = EventMatch & {
  readonly within?: Duration
  readonly baseline?: number
  readonly target?: number
  readonly by?: string
}

/** Not before this day after entry, at the clock time of the entry or at one of its own. */
export type JourneyDay = { readonly day: number; readonly at?: ClockTime }

/** One thing in a journey. Its id is what numbers hang on, across versions. */
export type Step =
  | SendStep
  | WaitStep
  | WaitForStep
  | BranchStep
  | SplitStep
  | ChangeStep
  | ActStep
  | CallStep
  | ExitStep

type StepBase = {
  readonly id: string
  readonly path: Path
  readonly day?: JourneyDay
  readonly stage?: Stage
}

/** How long an answer is awaited, and what follows it, or its absence. */
type Awaited = {
  readonly within: Duration
  readonly answered: readonly Step[]
  readonly unanswered: readonly Step[]
}

/** One message; with `await` the contact's answer decides how it goes on. */
export type SendStep = StepBase & {
  readonly kind: 'send'
  readonly message: string
  readonly await?: Awaited & { readonly answers: readonly AwaitedAnswer[] }
}

/** What counts as an answer to a message. */
export type AwaitedAnswer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'clicked'; readonly link?: string }
  | { readonly kind: 'replied' }
  | (EventMatch & { readonly kind: 'event' })

/** A time in which nothing happens. */
export type WaitStep = StepBase & { readonly kind: 'wait'; readonly time: WaitTime }

/** How long a wait lasts, or until when. */
export type WaitTime =
  | { readonly kind: 'duration'; readonly duration: Duration }
  /** By how warm the contact is when the wait begins. */
  | { readonly kind: 'warmth'; readonly hot: Duration; readonly warm: Duration; readonly cold: Duration }
  | ({ readonly kind: 'day' } & JourneyDay)
  | NextWeekday
  | DateInAttribute

/** The next moment at which the contact's calendar shows one of these weekdays (0 is Sunday) and their clock this time. */
export type NextWeekday = { readonly kind: 'weekday'; readonly weekdays: readonly number[]; readonly at: ClockTime }

/**
 * A date in an attribute, put forward or back, at a clock time (midnight where none is written), and never later than
 * `within` after the wait began. A date that is missing, past or unreadable is not waited for.
 */
export type DateInAttribute = {
  readonly kind: 'date'
  readonly attribute: string
  readonly offset: Duration
  readonly at: ClockTime
  readonly within: Duration
}

/** An event, awaited for so long at most; one since entry, or since a step, counts at once. */
export type WaitForStep = StepBase &
  Awaited & { readonly kind: 'wait-for'; readonly match: EventMatch; readonly since?: string }

/** The first case whose condition holds; else the rest; else on. */
export type BranchStep = StepBase & {
  readonly kind: 'branch'
  readonly cases: readonly BranchCase[]
  readonly otherwise: readonly Step[]
}

/** One case of a branch. */
export type BranchCase = { readonly condition: Condition; readonly steps: readonly Step[]; readonly path: Path }

/** Ways at random, and for ever the same for a contact. Those held out get none of them and go on. */
export type SplitStep = StepBase & { readonly kind: 'split'; readonly variants: readonly Variant[] } & Experiment

/** One way of a split. Weights count against each other. */
export type Variant = {
  readonly name: string
  readonly weight: number
  readonly steps: readonly Step[]
  readonly path: Path
}

/** Who is held out (a share from 0 to 1), and how a winner is found that everybody new gets. */
export type Experiment = {
  readonly holdOut: number
  readonly winner?: { readonly by: Measure; readonly after: Duration }
}

/** What tells which way is the better one: the share of contacts who did it. */
export type Measure = 'opened' | 'clicked' | 'replied' | 'goal'

/** A change of the contact's record. */
export type ChangeStep = StepBase & { readonly kind: 'change'; readonly change: ContactChange }

/** What a change does. Scores are added to; attributes are set. */
export type ContactChange =
  | { readonly kind: 'tag' | 'untag'; readonly tags: readonly string[] }
  | { readonly kind: 'set'; readonly attributes: Readonly<Record<string, Json>> }
  | { readonly kind: 'score'; readonly by: Readonly<Record<string, number>> }

/** Something done for the contact elsewhere; a task may be awaited. */
export type ActStep = StepBase & { readonly kind: 'act'; readonly action: Action; readonly await?: Awaited }

/** A call to somebody else's server. */
export type CallStep = StepBase & { readonly kind: 'call'; readonly webhook: Webhook }

/** Leaving, with a reason. */
export type ExitStep = StepBase & { readonly kind: 'exit'; readonly reason: string }

/** The score that is meant where none is named. */
export const mainScore = 'main'

/** The tests of a count that is not written: at least once. */
export const atLeastOnce: readonly Comparison[] = [{ kind: 'gte', value: 1 }]
