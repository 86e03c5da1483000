import type { Journey, Path, Step } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import { asMeant, didYouMean } from '../../shared/domain/nearest.ts'
import { error, type Finding } from '../diagnostic.ts'
import type { Deed, Scenario } from './scenario.ts'
import { triggerBy } from './ways-in.ts'
import { wrongWay } from './wrong-way.ts'

/** What a scenario may speak of. */
export type ScenarioWorld = {
  /** The journeys as far as they can be read, and the names of all of them. */
  readonly journeys: ReadonlyMap<string, Journey>
  readonly journeyNames: readonly string[]
  /** The links of each message; undefined where it cannot be read. */
  readonly messages: ReadonlyMap<string, { readonly links?: readonly string[] | undefined }>
}

/** Everything in a scenario that is not there: journeys, messages, links, steps, ways in and out. */
export function* checkScenario(scenario: Scenario, world: ScenarioWorld): Generator<Finding> {
  const { expect } = scenario
  for (const { message, path } of messagesIn(scenario)) {
    if (!world.messages.has(message)) yield unknown('message', message, world.messages.keys(), path)
  }
  for (const { deed, path } of scenario.happens) yield* checkLink(deed, world, path)
  for (const { deed, path } of scenario.before) yield* checkPast(deed, path)
  for (const [index, journey] of expect.enters.entries()) {
    if (!world.journeyNames.includes(journey))
      yield unknown('journey', journey, world.journeyNames, ['expect', 'enters', index])
  }
  const journey = world.journeys.get(scenario.journey)
  if (journey !== undefined) yield* checkAgainst(journey, scenario, world)
  else if (!world.journeyNames.includes(scenario.journey))
    yield unknown('journey', scenario.journey, world.journeyNames, ['journey'])
}

type Named = { readonly message: string; readonly path: Path }

function messagesIn({ happens, expect }: Scenario): readonly Named[] {
  const named = (message: string, path: Path): Named => ({ message, path })
  return [
    ...happens.flatMap(({ when, path }) => (when.kind === 'after-message' ? [named(when.message, path)] : [])),
    ...happens.flatMap(({ deed, path }) => ('message' in deed ? [named(deed.message, path)] : [])),
    ...(expect.messages ?? []),
    ...expect.never.map((message, index) => named(message, ['expect', 'never', index])),
  ]
}

function* checkLink(deed: Deed, { messages }: ScenarioWorld, path: Path): Generator<Finding> {
  if (deed.kind !== 'clicks' || deed.link === undefined) return
  const links = messages.get(deed.message)?.links
  if (links === undefined || links.includes(deed.link)) return
  const all = links.length > 0 ? `Its links are ${listed(links)}.` : 'It has no links.'
  const remedy = didYouMean(deed.link, links, all)
  yield error('unknown-link', path, `The message \`${deed.message}\` has no link \`${deed.link}\`.`, remedy)
}

/** Nobody answers a message, or does a task, before they came in. */
function* checkPast({ kind }: Deed, path: Path): Generator<Finding> {
  if (kind === 'does' || kind === 'becomes' || kind === 'scores' || kind.endsWith('-tags')) return
  const remedy = 'Write what they did, such as `does Order Completed`, or put it under `happens`.'
  yield error('unclear-sentence', path, 'Before they came in there was nothing to answer.', remedy)
}

/** What only the journey itself knows: its messages, steps, triggers and exits. */
function* checkAgainst(
  journey: Journey,
  { happens, expect, by, ways }: Scenario,
  { messages }: ScenarioWorld,
): Generator<Finding> {
  const steps = [...allSteps(journey.steps)]
  const sends = steps.flatMap((step) => (step.kind === 'send' ? [asMeant(step.message, messages)] : []))
  for (const { message, path } of expect.messages ?? []) {
    if (messages.has(message) && !sends.includes(message))
      yield error('unknown-message', path, `\`${journey.id}\` never sends \`${message}\`.`, meantOf(message, sends))
  }
  for (const [index, step] of expect.does.entries()) {
    const ids = steps.map(({ id }) => id)
    if (!ids.includes(step)) yield unknown('step', step, ids, ['expect', 'does', index])
  }
  const tasks = steps.filter(isTask).map(({ id }) => id)
  for (const { deed, path } of happens) {
    if (deed.kind === 'completes' && !tasks.includes(deed.step)) yield unknown('task', deed.step, tasks, path)
  }
  if (by !== undefined && by !== 'enroll') yield* checkWayIn(by, journey)
  yield* checkWays(ways, steps)
  const ends = endsOf(journey, steps)
  if (expect.end && !ends.includes(expect.end.how))
    yield error(
      'unknown-end',
      expect.end.path,
      `\`${journey.id}\` never ends by \`${expect.end.how}\`.`,
      meantOf(expect.end.how, ends),
    )
}

function* checkWayIn(by: string, { id, triggers }: Journey): Generator<Finding> {
  const meant = triggerBy(by, triggers)
  if (meant.kind === 'none')
    yield error('unknown-trigger', ['by'], `\`${id}\` lets nobody in by \`${by}\`.`, meantOf(by, meant.names))
  if (meant.kind === 'several') {
    const remedy = `Say which: ${listed(meant.names)}.`
    yield error('unknown-trigger', ['by'], `\`${by}\` is several triggers of \`${id}\`.`, remedy)
  }
}

function* checkWays(ways: Scenario['ways'], steps: readonly Step[]): Generator<Finding> {
  const splits = new Map(steps.flatMap((step) => (step.kind === 'split' ? [[step.id, step] as const] : [])))
  for (const [split, way] of Object.entries(ways)) {
    const wrong = wrongWay(split, way, splits)
    if (wrong === undefined) continue
    const { what, message, remedy } = wrong
    const path = ['ways', split]
    if (what === 'split') yield { ...error('unknown-step', path, message, remedy), marks: 'word' }
    else yield error('unknown-way', path, message, remedy)
  }
}

const isTask = (step: Step): boolean => step.kind === 'act' && step.action.kind === 'task'

/** Every way in which a journey can end, as the timeline calls it. */
function endsOf({ exit }: Journey, steps: readonly Step[]): readonly string[] {
  const rules = exit.map((rule, index) => (rule.kind === 'event' ? rule.event : `exit condition ${index + 1}`))
  const reasons = steps.flatMap((step) => (step.kind === 'exit' ? [step.reason] : []))
  return [...new Set(['completed', ...rules, ...reasons])]
}

type Kind = 'message' | 'journey' | 'step' | 'task'

function unknown(kind: Kind, name: string, known: Iterable<string>, path: Path): Finding {
  const said = `There is no ${kind} \`${name}\`${kind === 'step' || kind === 'task' ? ' in this journey' : ''}.`
  const code = { message: 'unknown-message', journey: 'unknown-journey', step: 'unknown-step', task: 'unknown-step' }[
    kind
  ]
  return error(code, path, said, meantOf(name, [...known]))
}

const meantOf = (name: string, known: readonly string[]): string =>
  didYouMean(name, known, known.length === 0 ? 'Take it out.' : `Write one of ${listed(known.slice(0, 12))}.`)

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
