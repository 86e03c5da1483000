import type { TrackingPlan } from '../../../../shared/contracts/journey-file/tracking-plan.ts'
import * as own from '../../../../shared/domain/contact/contact-event.ts'
import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import type { Trigger } from '../../../../shared/domain/journey/trigger.ts'
import type { Workspace } from '../../rule.ts'
import { doneBy, doneByJourneys } from './done-by-journeys.ts'

/** What kind of value a field has. */
export type ValueKind = TrackingPlan['attributes'][string]

/** Fields by name, each with its kind as far as that is known. */
export type Fields = ReadonlyMap<string, ValueKind | undefined>

/** Attributes that Waymark itself reads; every company has them. */
const ownAttributes: Readonly<Record<string, ValueKind>> = {
  email: 'text',
  firstName: 'text',
  lastName: 'text',
  phone: 'text',
  language: 'text',
  locale: 'text',
  timezone: 'text',
  timeZone: 'text',
}

/** Events that Waymark itself brings about. */
const ownEvents: readonly string[] = [
  ...Object.values(own).filter((name) => typeof name === 'string'),
  ...['Delivered', 'Opened', 'Clicked', 'Replied', 'Bounced', 'Complained'].map((what) => `Message ${what}`),
  'Unsubscribed',
]

/** The attributes of contacts that a company knows. */
export const knownAttributes = (plan: TrackingPlan): Fields =>
  new Map(Object.entries({ ...ownAttributes, ...plan.attributes }))

/** The events that a company knows, with their properties; undefined where those are not known. */
export function knownEvents(journey: Journey, plan: TrackingPlan, journeys: Workspace['journeys']): KnownEvents {
  const emitted = [doneBy([journey]), ...(journeys ? [doneByJourneys(journeys)] : [])].flatMap((done) => [
    ...done.emitted,
  ])
  const planned = Object.entries(plan.events).map(
    ([name, kinds]) => [name, kinds && new Map(Object.entries(kinds))] as const,
  )
  return new Map<string, Fields | undefined>([
    ...emitted.map(([name, properties]) => [name, named(properties)] as const),
    ...planned.map(([name, fields]) => [name, fields ?? undefined] as const),
    ...ownEvents.map((name) => [name, undefined] as const),
  ])
}

/** Events by name, each with its properties. */
export type KnownEvents = ReadonlyMap<string, Fields | undefined>

/** The properties that the event of an enrollment may have; undefined where they are not known. */
export function triggerFields(
  journey: Journey,
  events: KnownEvents,
  journeys: Workspace['journeys'],
): Fields | undefined {
  const given = journeys && doneByJourneys(journeys).enrolled.get(journey.id)
  const all = journey.triggers.map((trigger) => fieldsOf(trigger, events))
  if (all.length === 0 || all.includes(undefined)) return undefined
  return new Map([...(given ? named(given) : []), ...all.flatMap((fields) => [...(fields ?? [])])])
}

function fieldsOf(trigger: Trigger, events: KnownEvents): Fields | undefined {
  if (trigger.kind === 'event') return events.get(trigger.event)
  return trigger.kind === 'eventbridge' ? named(Object.keys(trigger.properties)) : undefined
}

const named = (names: Iterable<string>): Fields => new Map([...names].map((name) => [name, undefined]))

/** Whether a field is known, by itself or as a part of one: `cart.total` of `cart`. */
export const isKnown = (field: string, fields: Fields): boolean =>
  fields.has(field) ||
  [...fields.keys()].some((known) => field.startsWith(`${known}.`) || known.startsWith(`${field}.`))

/** Whether a field is known as something else than a list. */
export const isSingle =
  (plan: TrackingPlan | undefined) =>
  (kind: 'attribute' | 'event', field: string): boolean => {
    if (plan === undefined) return false
    const kinds = kind === 'attribute' ? [{ ...ownAttributes, ...plan.attributes }] : Object.values(plan.events)
    const known = kinds.flatMap((fields) => (fields && Object.hasOwn(fields, field) ? [fields[field]] : []))
    return known.length > 0 && !known.includes('list')
  }
