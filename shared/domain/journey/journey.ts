import type { Comparison, FieldTest } from '../condition/comparison.ts'
import type { Condition } from '../condition/condition.ts'
import type { Reentry } from '../enrollment/enrollment.ts'
import type { Json } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import type { ClockTime } from '../time/local-time.ts'

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
  readonly exit: readonly ExitRule[]
  readonly goal?: Goal
  readonly steps: readonly Step[]
}

/** An event, and which of its kind. */
export type EventMatch = { readonly event: string; readonly where: readonly FieldTest[] }

/** What lets a contact in. */
export type Trigger = EventMatch & { readonly kind: 'event' }

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

/** Where in the story a message stands. */
export type Stage = 'awareness' | 'interest' | 'desire' | 'action' | 'loyalty'

/** One thing in a journey. Its id is what numbers hang on, across versions. */
export type Step = SendStep | WaitStep | WaitForStep | BranchStep | ChangeStep | ExitStep

type StepBase = {
  readonly id: string
  readonly path: Path
  readonly day?: JourneyDay
  readonly stage?: Stage
}

/** One message; with `await` the contact's answer decides how it goes on. */
export type SendStep = StepBase & {
  readonly kind: 'send'
  readonly message: string
  readonly await?: {
    readonly answers: readonly AwaitedAnswer[]
    readonly within: Duration
    readonly answered: readonly Step[]
    readonly unanswered: readonly Step[]
  }
}

/** What counts as an answer to a message. */
export type AwaitedAnswer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'clicked'; readonly link?: string }
  | (EventMatch & { readonly kind: 'event' })

/** A time in which nothing happens. */
export type WaitStep = StepBase & { readonly kind: 'wait'; readonly time: Duration }

/** An event, awaited for so long at most; one since entry, or since a step, counts at once. */
export type WaitForStep = StepBase & {
  readonly kind: 'wait-for'
  readonly match: EventMatch
  readonly within: Duration
  readonly since?: string
  readonly answered: readonly Step[]
  readonly unanswered: readonly Step[]
}

/** The first case whose condition holds; else the rest; else on. */
export type BranchStep = StepBase & {
  readonly kind: 'branch'
  readonly cases: readonly { readonly condition: Condition; readonly steps: readonly Step[]; readonly path: Path }[]
  readonly otherwise: readonly Step[]
}

/** A change of the contact's record. */
export type ChangeStep = StepBase & { readonly kind: 'change'; readonly change: ContactChange }

/** What a change does. Scores are added to; attributes are set. */
export type ContactChange =
  | { readonly kind: 'tag' | 'untag'; readonly tags: readonly string[] }
  | { readonly kind: 'set'; readonly attributes: Readonly<Record<string, Json>> }
  | { readonly kind: 'score'; readonly by: Readonly<Record<string, number>> }

/** Leaving, with a reason. */
export type ExitStep = StepBase & { readonly kind: 'exit'; readonly reason: string }

/** The score that is meant where none is named. */
export const mainScore = 'main'

/** The tests of a count that is not written: at least once. */
export const atLeastOnce: readonly Comparison[] = [{ kind: 'gte', value: 1 }]
