import type { JsonObject } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import { addDuration, type ZonePeriod } from '../time/local-time.ts'

/** What one message did with a contact: when it was sent, first opened, first replied to, and first clicked, link by link. */
export type MessageStory = {
  readonly sendId?: string
  readonly sentAt?: number
  readonly openedAt?: number
  readonly repliedAt?: number
  readonly clicks: Readonly<Record<string, number>>
}

/**
 * What an enrollment waits for: answers to a message, or an event. Who answers first, the contact or the time-out,
 * is decided here; the token only wakes the execution.
 */
export type OpenWait = {
  readonly step: string
  readonly token: string
  readonly since: number
  /** What counts as the answer; empty where only the end of the enrollment ends the wait early. */
  readonly answers: readonly Answer[]
}

/** One thing that counts as an answer. `watch` is the id of a watched event. */
export type Answer =
  | { readonly kind: 'opened' | 'replied'; readonly message: string }
  | { readonly kind: 'clicked'; readonly message: string; readonly link?: string }
  | { readonly kind: 'event'; readonly watch: string }
  /** The task that a step of this very enrollment asked for is done. */
  | { readonly kind: 'task-done'; readonly step: string }

/** One contact's pass through one version of a journey, as long as anything can still happen to it. */
export type EnrollmentInProgress = {
  readonly journey: string
  readonly version: string
  readonly enteredAt: number
  /** `finished`: over, but its goal can still be reached. */
  readonly state: 'open' | 'finished'
  readonly messages: Readonly<Record<string, MessageStory>>
  /** When updates were made, by step: an update that is asked for twice is made once. */
  readonly done: Readonly<Record<string, number>>
  /** When the tasks that it asked for were done, by step. */
  readonly tasksDone?: Readonly<Record<string, number>>
  readonly wait?: OpenWait
  readonly goalReachedAt?: number
}

/** How an enrollment ended. */
export type EnrollmentEnd = { readonly kind: 'completed' } | { readonly kind: 'exited'; readonly reason: string }

/** An enrollment's whole record: what let the contact in, and how it ended. Kept when the enrollment is over. */
export type EnrollmentRecord = {
  readonly enrollmentId: string
  readonly contactId: string
  readonly journey: string
  readonly version: string
  readonly enteredAt: number
  readonly trigger: {
    readonly eventId: string
    readonly event: string
    readonly occurredAt: number
    readonly properties: JsonObject
    /** How many journeys in a row have led to it; none where it came from outside. */
    readonly hops?: number
  }
  readonly input: JsonObject
  readonly end?: EnrollmentEnd & { readonly at: number }
}

/**
 * What is left of an enrollment that ended: it stays with the contact while its goal can still be reached within a time,
 * and goes otherwise (undefined).
 */
export function enrollmentOver(
  enrollment: EnrollmentInProgress,
  goal: { readonly within?: Duration } | undefined,
): EnrollmentInProgress | undefined {
  if (goal?.within === undefined || enrollment.goalReachedAt !== undefined) return undefined
  const { wait: _, ...rest } = enrollment
  return { ...rest, state: 'finished' }
}

/** May the same contact enroll again: and may every value of a property have a pass of its own (`key`)? */
export type Reentry =
  | { readonly kind: 'never'; readonly key?: string }
  | { readonly kind: 'always'; readonly key?: string }
  | { readonly kind: 'after'; readonly time: Duration; readonly key?: string }

/** Whether a contact may enroll again, given when they last entered (undefined: never yet). */
export function mayEnterAgain(
  reentry: Reentry,
  last: { readonly enteredAt: number; readonly isOpen: boolean } | undefined,
  now: number,
  zone: readonly ZonePeriod[],
): boolean {
  if (last === undefined) return true
  if (last.isOpen || reentry.kind === 'never') return false
  return reentry.kind === 'always' || now >= addDuration(zone, last.enteredAt, reentry.time)
}
