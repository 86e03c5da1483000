import type { Json, JsonObject } from '../json.ts'
import type { NotSentReason } from '../message/send.ts'

type InEnrollment = { readonly enrollmentId: string; readonly journey: string }
type OfMessage = InEnrollment & { readonly step: string; readonly message: string }

/** One entry of a contact's timeline: what they did, what was done to them, and why it was or was not. */
export type Activity = { readonly at: number } & (
  | { readonly kind: 'event'; readonly name: string; readonly properties: JsonObject }
  | { readonly kind: 'identified'; readonly attributes: Readonly<Record<string, Json>> }
  | { readonly kind: 'merged'; readonly absorbed: string }
  | ({ readonly kind: 'entered'; readonly version: string; readonly event: string } & InEnrollment)
  | { readonly kind: 'entry-refused'; readonly journey: string; readonly reason: EntryRefusal }
  | ({ readonly kind: 'sent'; readonly subject: string } & OfMessage)
  | ({ readonly kind: 'not-sent'; readonly reason: NotSentReason } & OfMessage)
  | ({ readonly kind: 'deferred'; readonly until: number; readonly reason?: NotSentReason } & OfMessage)
  | ({ readonly kind: Engagement; readonly link?: string; readonly isMachine: boolean } & OfMessage)
  | ({ readonly kind: 'asked'; readonly step: string; readonly words: string; readonly holds: boolean } & InEnrollment)
  | ({ readonly kind: 'acted'; readonly step: string; readonly what: string } & InEnrollment)
  | ({ readonly kind: 'called'; readonly step: string; readonly answered: boolean } & InEnrollment)
  | { readonly kind: 'segment-entered' | 'segment-left'; readonly segment: string }
  | ({ readonly kind: 'changed'; readonly step: string; readonly what: string } & InEnrollment)
  | ({ readonly kind: 'waited'; readonly step: string; readonly answered: boolean } & InEnrollment)
  | ({ readonly kind: 'goal-reached'; readonly event: string; readonly creditedTo?: string } & InEnrollment)
  | ({ readonly kind: 'exited'; readonly reason: string } & InEnrollment)
  | ({ readonly kind: 'completed' } & InEnrollment)
)

/** What can become of a message. */
export type Engagement = 'delivered' | 'opened' | 'clicked' | 'replied' | 'bounced' | 'complained' | 'unsubscribed'

/** Why a contact was not let in: the closed list. */
export type EntryRefusal =
  | 'no-such-contact'
  | 'not-in-audience'
  | 'exit-holds-already'
  | 'already-inside'
  | 'has-been-inside'
  | 'inside-too-often'
  | 'in-a-loop'
  | 'suppressed'
