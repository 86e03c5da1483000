import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { Happens, Scenario } from '../../state-machines/scenarios/scenario.ts'
import type { KeptMail } from '../outbox/outbox.ts'

/** What one invented contact does: a scenario without what should come of it. */
export type Script = Pick<
  Scenario,
  'journey' | 'contact' | 'tags' | 'scores' | 'before' | 'starts' | 'by' | 'trigger' | 'ways' | 'happens'
>

/** What came of it. */
export type Played = {
  readonly journey: string
  /** When the contact came in, or would have. */
  readonly startsAt: number
  readonly zone: readonly ZonePeriod[]
  /** Why nothing could let them in; undefined where something did, whatever the journey said to it. */
  readonly keptOut: string | undefined
  /** What let them in, by enrollment, as scenarios call it. */
  readonly letInBy: ReadonlyMap<string, string>
  /** That not the trigger that somebody meant let them in, but another way; and why the former could not have. */
  readonly notBy: { readonly by: string; readonly way: string; readonly why: string | undefined } | undefined
  /** The ways of splits that they go, or would. */
  readonly ways: readonly GivenWay[]
  readonly timeline: readonly Activity[]
  /** Every mail that they got, of any journey. */
  readonly mails: readonly KeptMail[]
  /** The contact in the end. */
  readonly contact: Contact | undefined
  /** What they could not do, because there was no message to answer, or no task to do. */
  readonly undone: readonly Happens[]
  readonly milliseconds: number
}

/** The way that the contact of a play goes at a split, if they come to it, as scenarios write it. */
export type GivenWay = {
  readonly journey: string
  readonly split: string
  readonly way: string
  /** The ways that could have been chosen instead; none where somebody chose. */
  readonly others: readonly string[]
}

/** There is no such journey in the workspace. */
export class UnknownJourney extends Error {
  override readonly name = 'UnknownJourney'
}
