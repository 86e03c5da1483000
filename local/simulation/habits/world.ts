import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { Watch } from '../../../shared/domain/condition/watch.ts'
import { canonicalJson, type JsonObject, own } from '../../../shared/domain/json.ts'
import type { Occurrence } from '../../../state-machines/costs/assumed/common-habits.ts'
import { passingObject } from '../../passing-value.ts'
import type { Publishable } from '../../workspace/compiled-files.ts'
import { goesByTime } from '../days.ts'
import { type Asked, askedOfContacts } from './asked-of-contacts.ts'
import type { Habits } from './habits.ts'

/** Everything that is the same for all contacts of a simulation. */
export type World = {
  readonly journey: CompiledJourney
  readonly habits: Habits
  readonly seed: string
  /** All come in within so long after this moment (milliseconds). */
  readonly startsAt: number
  readonly over: number
  readonly settings: Settings
  /** Whether schedules or dates let contacts into the journey. */
  readonly goesByTime: boolean
  readonly asked: Asked
  /** The links of every message, by name. */
  readonly links: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** Events that the journey hopes for or ends with, and those that the habits speak of. */
  readonly events: readonly LikelyEvent[]
  /** The events that each journey counts, by journey. */
  readonly watches: ReadonlyMap<string, readonly Watch[]>
  /** Whether any journey waits for events. */
  readonly isEventAwaited: boolean
}

/** An event that contacts may do, and how often. */
export type LikelyEvent = { readonly name: string; readonly properties: JsonObject; readonly occurrence: Occurrence }

/** What a simulation is told of itself. */
export type WorldOptions = Pick<World, 'habits' | 'seed' | 'startsAt' | 'over'>

/** Looks once at everything that contacts of a simulation go by. */
export const worldOf = (workspace: Publishable, journey: CompiledJourney, options: WorldOptions): World => ({
  ...options,
  journey,
  settings: workspace.settings,
  goesByTime: goesByTime(journey),
  asked: askedOfContacts(journey, workspace.segments),
  links: new Map(workspace.messages.map(({ id, links }) => [id, links])),
  events: likelyEvents(journey, options.habits),
  watches: new Map(workspace.journeys.map((one) => [one.journey.id, one.journey.watches])),
  isEventAwaited: workspace.journeys.some((one) => awaitsEvents(one.journey)),
})

function likelyEvents({ goal, exit }: CompiledJourney, { events, ...habits }: Habits): readonly LikelyEvent[] {
  const wanted = [
    ...(goal === undefined ? [] : [{ ...goal, occurrence: habits.goal }]),
    ...exit.flatMap((rule) => (rule.kind === 'event' ? [{ ...rule, occurrence: habits.exits }] : [])),
  ].map(
    ({ event, where, occurrence }): LikelyEvent => ({
      name: event,
      properties: passingObject(where),
      occurrence: own(events, event) ?? occurrence,
    }),
  )
  const others = Object.entries(events).flatMap(([name, occurrence]): readonly LikelyEvent[] =>
    wanted.some((one) => one.name === name) ? [] : [{ name, properties: {}, occurrence }],
  )
  // What is the goal is often an exit, too: it is one event all the same.
  const key = ({ name, properties }: LikelyEvent): string => canonicalJson([name, properties])
  return [...wanted, ...others].filter((one, place, all) => all.findIndex((other) => key(other) === key(one)) === place)
}

const awaitsEvents = ({ steps }: CompiledJourney): boolean =>
  Object.values(steps).some(
    (step) =>
      step.kind === 'await' ||
      (step.kind === 'act' && step.action.kind === 'task') ||
      (step.kind === 'send' && step.answers.some(({ kind }) => kind === 'event')),
  )
