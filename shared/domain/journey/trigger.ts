import { isWatched, type Watch } from '../condition/watch.ts'
import { type ContactEvent, segmentEntered, segmentLeft } from '../contact/contact-event.ts'
import type { JsonObject } from '../json.ts'
import type { Duration } from '../time/duration.ts'
import type { ClockTime } from '../time/local-time.ts'
import type { Schedule } from './schedule.ts'

/** What lets a contact in. */
export type Trigger =
  | (Pick<Watch, 'event' | 'where'> & { readonly kind: 'event' })
  | OwnRule
  | { readonly kind: 'segment'; readonly change: 'entered' | 'left'; readonly segment: string }
  | DateTrigger
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'manual' }

/**
 * A rule of the company's own, on any bus of its account. What it brings becomes an event of the contact, called
 * `event`; paths (dotted, into the whole event) say who the contact is, and what its properties are.
 */
export type OwnRule = {
  readonly kind: 'eventbridge'
  readonly bus: string
  readonly pattern: JsonObject
  readonly event: string
  readonly contact: { readonly kind: 'user' | 'anonymous' | 'email'; readonly path: string }
  readonly properties: Readonly<Record<string, string>>
}

/** A date in an attribute of the contact, put forward or back, at a clock time on the contact's wall. */
export type DateTrigger = {
  readonly kind: 'date'
  readonly attribute: string
  readonly isYearly: boolean
  readonly offset: Duration
  readonly at: ClockTime
}

/** By which way an event came that only Waymark can bring about: nobody who posts events can say so. */
export const via = {
  /** A step of a journey. */
  journeys: 'journeys',
  segments: 'segments',
  rule: (journey: string, trigger: number): string => `rule:${journey}:${trigger}`,
  date: (journey: string, trigger: number): string => `date:${journey}:${trigger}`,
  schedule: (journey: string, trigger: number): string => `schedule:${journey}:${trigger}`,
  hand: (journey: string): string => `hand:${journey}`,
  enroll: (journey: string): string => `enroll:${journey}`,
} as const

/** What decides whether an event lets its contact in. */
type Entering = Pick<ContactEvent, 'name' | 'properties'> & { readonly via?: string | undefined }

/** Whether an event lets its contact into a journey. An `enroll` of another journey always may. */
export const letsIn = (
  { id, triggers }: { readonly id: string; readonly triggers: readonly Trigger[] },
  event: Entering,
): boolean =>
  event.via === via.enroll(id) || triggers.some((trigger, index) => isTriggeredBy(trigger, index, id, event))

function isTriggeredBy(trigger: Trigger, index: number, journey: string, event: Entering): boolean {
  switch (trigger.kind) {
    case 'event':
      return isWatched(trigger, event)
    case 'eventbridge':
      return event.via === via.rule(journey, index)
    case 'segment': {
      const isRight = event.name === (trigger.change === 'entered' ? segmentEntered : segmentLeft)
      return isRight && event.via === via.segments && event.properties['segment'] === trigger.segment
    }
    case 'date':
      return event.via === via.date(journey, index)
    case 'schedule':
      return event.via === via.schedule(journey, index)
    case 'manual':
      return event.via === via.hand(journey)
  }
}

/** The names of the contact events that may let somebody in: what the journey's rule on the bus asks for. */
export const triggeringEvents = ({ triggers }: { readonly triggers: readonly Trigger[] }): readonly string[] => [
  ...new Set(
    triggers.flatMap((trigger) => {
      if (trigger.kind === 'event' || trigger.kind === 'eventbridge') return [trigger.event]
      if (trigger.kind !== 'segment') return []
      return [trigger.change === 'entered' ? segmentEntered : segmentLeft]
    }),
  ),
]
