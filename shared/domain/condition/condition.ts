import { type Contact, emailOf } from '../contact/contact.ts'
import type { Stage } from '../contact/stage.ts'
import { type Warmth, type WarmthTimes, warmthOf } from '../contact/warmth.ts'
import type { MessageStory } from '../enrollment/enrollment.ts'
import { type Json, type JsonObject, own } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import { subtractDuration, type ZonePeriod } from '../time/local-time.ts'
import type { Comparison, FieldTest } from './comparison.ts'
import { passes, passesAll } from './comparison.ts'
import { occurrencesSince } from './watch.ts'

/**
 * The one language for trigger filters, audiences, exits and branches. Every atom is decidable from the contact's own
 * record; what is missing makes an atom false.
 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'tag'; readonly anyOf: readonly string[] }
  | { readonly kind: 'attribute'; readonly tests: readonly FieldTest[] }
  | { readonly kind: 'score'; readonly name: string; readonly tests: readonly Comparison[] }
  | {
      readonly kind: 'did'
      readonly watch: string
      readonly event: string
      readonly where: readonly FieldTest[]
      readonly count: readonly Comparison[]
      readonly within?: Duration
    }
  | {
      readonly kind: 'received' | 'opened' | 'clicked' | 'replied'
      readonly message: string
      readonly link?: string
      readonly within?: Duration
    }
  | { readonly kind: 'event'; readonly tests: readonly FieldTest[] }
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'stage'; readonly anyOf: readonly Stage[] }
  | { readonly kind: 'warmth'; readonly anyOf: readonly Warmth[] }
  /** May be written to about a topic, as far as the contact's own record tells. */
  | { readonly kind: 'consent'; readonly topic: string; readonly channel: Channel }
  /** Got this way of a split. */
  | { readonly kind: 'variant'; readonly split: string; readonly variant: string }

/** A way to write to somebody. */
export type Channel = 'email'

/** What conditions may speak of beside the contact: the segments of the workspace, and what it calls warm. */
export type World = {
  readonly segments: Readonly<Record<string, Condition>>
  readonly warmth: WarmthTimes
}

/** What a condition is held against: the contact, and where there is one, the enrollment that asks and its event. */
export type Facts = {
  readonly contact: Contact
  readonly enrollmentId?: string
  readonly event?: JsonObject
  readonly now: number
  readonly zone: readonly ZonePeriod[]
  readonly world: World
  /** The ways that this enrollment got, by split. */
  readonly variants?: Readonly<Record<string, string>>
}

/** Whether a condition holds. Never an error: undefined is false, and `not` of it true. */
export function holds(condition: Condition, facts: Facts): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((one) => holds(one, facts))
    case 'any':
      return condition.of.some((one) => holds(one, facts))
    case 'not':
      return !holds(condition.of, facts)
    case 'tag':
      return condition.anyOf.some((tag) => facts.contact.tags.includes(tag))
    case 'attribute':
      return passesAll(condition.tests, facts.contact.attributes as Json)
    case 'score':
      return condition.tests.every((test) => passes(test, own(facts.contact.scores, condition.name) ?? 0))
    case 'did':
      return did(condition, facts)
    case 'event':
      return passesAll(condition.tests, facts.event)
    case 'segment': {
      const segment = own(facts.world.segments, condition.segment)
      return segment !== undefined && holds(segment, facts)
    }
    case 'stage':
      return facts.contact.stage !== undefined && condition.anyOf.includes(facts.contact.stage)
    case 'warmth':
      return condition.anyOf.includes(warmthOf(facts.contact.activeAt, facts.world.warmth, facts))
    case 'consent':
      return emailOf(facts.contact) !== undefined && !hasLeft(facts.contact, condition.topic)
    case 'variant':
      return own(facts.variants ?? {}, condition.split) === condition.variant
    default:
      return answered(condition, facts)
  }
}

const hasLeft = ({ left }: Contact, topic: string): boolean =>
  left !== undefined && (left === 'all' || left.includes(topic))

type Did = Extract<Condition, { kind: 'did' }>
type Answered = Extract<Condition, { kind: 'opened' | 'clicked' | 'received' | 'replied' }>

function did({ watch, count, within }: Did, { contact, now, zone }: Facts): boolean {
  const occurrences = own(contact.history, watch)
  const counted = within
    ? occurrencesSince(occurrences, subtractDuration(zone, now, within))
    : (occurrences?.total ?? 0)
  return count.every((test) => passes(test, counted))
}

function answered({ kind, message, link, within }: Answered, { contact, enrollmentId, now, zone }: Facts): boolean {
  const enrollment = enrollmentId === undefined ? undefined : own(contact.enrollments, enrollmentId)
  const story = enrollment && own(enrollment.messages, message)
  if (story === undefined) return false
  const at = momentOf(kind, story, link)
  return at !== undefined && (within === undefined || at >= subtractDuration(zone, now, within))
}

const momentOf = (kind: Answered['kind'], story: MessageStory, link: string | undefined): number | undefined => {
  if (kind === 'received') return story.sentAt
  if (kind === 'opened') return story.openedAt
  if (kind === 'replied') return story.repliedAt
  if (link !== undefined) return own(story.clicks, link)
  const clicks = Object.values(story.clicks)
  return clicks.length === 0 ? undefined : Math.max(...clicks)
}
