import { passes, valueAt } from '../../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../../shared/domain/condition/condition.ts'
import { segmentEntered, segmentLeft } from '../../../../shared/domain/contact/contact-event.ts'
import type { Fields } from '../../../../shared/domain/journey/action.ts'
import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import type { Trigger } from '../../../../shared/domain/journey/trigger.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'
import type { Workspace } from '../../rule.ts'
import { broughtBy, mayBe } from './brings.ts'
import { moveBy } from './moves.ts'

/** A step of one journey that may let its contact into a journey, by itself. */
export type HandOver = {
  readonly from: Journey
  readonly step: Step
  readonly to: Journey
  /** What comes of the step, in words, where its name does not say so. */
  readonly words: string
  /** Whether it does for certain, wherever the contact fits. */
  readonly isSure: boolean
  /** Whether it lets in later, at a time that nobody knows. */
  readonly isDated?: true
  /** The segment that must change for it, and how. */
  readonly segment?: { readonly id: string; readonly condition: Condition; readonly change: 'entered' | 'left' }
  /** What the trigger says, where the step writes it. */
  readonly properties?: Fields
}

/** All hand-overs of a workspace into journeys that contacts may come into again. */
export function* handOversOf(workspace: Workspace): Generator<HandOver> {
  const journeys = [...(workspace.journeys?.values() ?? [])]
  const again = journeys.filter(({ reentry }) => reentry.kind !== 'never' || reentry.key !== undefined)
  const doors = doorsOf(again, [...(workspace.segments?.keys() ?? [])])
  for (const from of journeys) {
    for (const step of allSteps(from.steps)) {
      yield* byEnrolling(step, from, doors)
      yield* byEvent(step, from, doors)
      yield* bySegment(step, from, doors, workspace)
      yield* byDate(step, from, doors)
    }
  }
}

type DoorOf<Kind extends Trigger['kind']> = {
  readonly to: Journey
  readonly trigger: Extract<Trigger, { kind: Kind }>
}

/** The triggers of journeys, by what they listen to. */
type Doors = {
  readonly journeys: ReadonlyMap<string, Journey>
  readonly events: ReadonlyMap<string, readonly DoorOf<'event'>[]>
  readonly segments: ReadonlyMap<string, readonly DoorOf<'segment'>[]>
  readonly dates: readonly DoorOf<'date'>[]
}

function doorsOf(journeys: readonly Journey[], segments: readonly string[]): Doors {
  const doors = journeys.flatMap((to) =>
    to.triggers.flatMap((trigger) => [trigger, ...asSegments(trigger, segments)]).map((trigger) => ({ to, trigger })),
  )
  const ofKind = <Kind extends Trigger['kind']>(kind: Kind) =>
    // A door of a kind has a trigger of that kind, which the type checker cannot follow.
    doors.filter(({ trigger }) => trigger.kind === kind) as unknown as readonly DoorOf<Kind>[]
  return {
    journeys: new Map(journeys.map((journey) => [journey.id, journey])),
    events: Map.groupBy(ofKind('event'), ({ trigger }) => trigger.event),
    segments: Map.groupBy(ofKind('segment'), ({ trigger }) => trigger.segment),
    dates: ofKind('date'),
  }
}

/** The segments that a trigger listens to by the events which say that somebody has come in, or has left. */
function asSegments(trigger: Trigger, segments: readonly string[]): readonly Trigger[] {
  if (trigger.kind !== 'event' || ![segmentEntered, segmentLeft].includes(trigger.event)) return []
  const change = trigger.event === segmentEntered ? 'entered' : 'left'
  return segments
    .filter((segment) =>
      trigger.where.every(({ field, tests }) => tests.every((one) => passes(one, valueAt({ segment }, field)))),
    )
    .map((segment) => ({ kind: 'segment', change, segment }))
}

function* byEnrolling(step: Step, from: Journey, { journeys }: Doors): Generator<HandOver> {
  if (step.kind !== 'act' || step.action.kind !== 'enroll') return
  const { journey, properties } = step.action
  const to = journeys.get(journey)
  if (to) yield { from, step, to, words: '', isSure: true, properties }
}

function* byEvent(step: Step, from: Journey, { events }: Doors): Generator<HandOver> {
  const brought = broughtBy(step, from)
  if (brought === undefined) return
  // A message may be delivered, or not; what a step does itself is sure.
  const isSure = step.kind === 'act'
  for (const { to, trigger } of events.get(brought.event) ?? []) {
    const { event, properties } = brought
    if (mayBe(brought, trigger)) yield { from, step, to, words: ` (${event})`, isSure, properties }
  }
}

function* bySegment(step: Step, from: Journey, doors: Doors, { segments }: Workspace): Generator<HandOver> {
  if (step.kind !== 'change' && step.kind !== 'call' && broughtBy(step, from) === undefined) return
  for (const [id, listening] of doors.segments) {
    const condition = segments?.get(id)
    const move = condition && moveBy(step, from, condition, segments)
    if (condition === undefined || move === undefined) continue
    for (const { to, trigger } of listening) {
      const { change } = trigger
      if (!(change === 'entered' ? move.in : move.out)) continue
      const isLater = change === 'entered' ? move.later.in : move.later.out
      const segment = { id, condition, change }
      const words = ` (${change} ${id})`
      yield { from, step, to, words, isSure: move.isSure, segment, ...(isLater ? { isDated: true } : {}) }
    }
  }
}

/** A date that is written out comes once; a server may store a new one each time. */
function* byDate(step: Step, from: Journey, { dates }: Doors): Generator<HandOver> {
  if (step.kind !== 'call') return
  for (const { to, trigger } of dates) {
    if (!Object.hasOwn(step.webhook.store, trigger.attribute)) continue
    yield { from, step, to, words: ` (stores ${trigger.attribute})`, isSure: false, isDated: true }
  }
}
