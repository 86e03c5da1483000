import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { Happens, Scenario } from '../../state-machines/scenarios/scenario.ts'
import type { KeptMail } from '../outbox/outbox.ts'

/** What one invented contact does: a scenario without what should come of it. */
export type Script = Pick<
  Scenario,
  'journey' | 'contact' | 'tags' | 'scores' | 'before' | 'starts' | 'by' | 'trigger' | 'happens'
>

/** What came of it. */
export type Played = {
  readonly journey: string
  /** When the contact came in, or would have. */
  readonly startsAt: number
  readonly zone: readonly ZonePeriod[]
  /** Why nothing could let them in; undefined where something did, whatever the journey said to it. */
  readonly keptOut: string | undefined
  readonly timeline: readonly Activity[]
  /** Every mail that they got, of any journey. */
  readonly mails: readonly KeptMail[]
  /** The contact in the end. */
  readonly contact: Contact | undefined
  /** What they could not do, because there was no message to answer, or no task to do. */
  readonly undone: readonly Happens[]
  readonly milliseconds: number
}

/** There is no such journey in the workspace. */
export class UnknownJourney extends Error {
  override readonly name = 'UnknownJourney'
}
