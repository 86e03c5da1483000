import type { TrackingPlan } from '../shared/contracts/journey-file/tracking-plan.ts'
import type { WrittenCondition } from '../shared/contracts/journey-file/written-condition.ts'
import { idSchema } from '../shared/contracts/names.ts'
import type { WrittenExpectations } from '../shared/contracts/scenario-file/written-expectations.ts'
import { writtenExpectations } from '../shared/contracts/scenario-file/written-expectations.ts'
import { type WrittenScenario, writtenScenario } from '../shared/contracts/scenario-file/written-scenario.ts'
import type { Condition } from '../shared/domain/condition/condition.ts'
import { readYaml } from './1-parse/read-yaml.ts'
import { toCondition, type WatchNamer } from './1-parse/to-domain/to-condition.ts'
import { withPartsAndPaths } from './2-check/condition-paths.ts'
import { knownEvents } from './2-check/names/fields/known-fields.ts'
import { eventIn, placedEvents } from './2-check/places.ts'
import { describeCondition } from './4-emit/describe-condition.ts'
import { type Diagnostic, error, located } from './diagnostic.ts'
import type { SourceFile } from './messages/message-source.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { checkEvents, type EventsKnown } from './scenarios/check-events.ts'
import { checkScenario, type ScenarioWorld } from './scenarios/check-scenario.ts'
import { isToldOf, restOfScenario } from './scenarios/rest-of-scenario.ts'
import type { Expectations, Scenario } from './scenarios/scenario.ts'
import { toScenario } from './scenarios/to-scenario.ts'

/** A scenario's file, and the id that its name gives. */
export type ScenarioSource = { readonly id: string; readonly file: SourceFile }

/** The scenarios without mistakes, and all that is wrong in the others. */
export type ReadScenarios = { readonly scenarios: readonly Scenario[]; readonly diagnostics: readonly Diagnostic[] }

const words = [...Object.keys(writtenScenario.shape), ...Object.keys(writtenExpectations.shape)]

/** Reads all scenarios and holds them against what they speak of. */
export function readScenarios(sources: readonly ScenarioSource[], world: World, nameWatch: WatchNamer): ReadScenarios {
  const events = eventsKnown(world)
  const read = sources.map((source) => readScenario(source, { ...world, events }, nameWatch))
  return {
    scenarios: read.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

/** What scenarios may speak of, and the events that the workspace knows. */
type World = ScenarioWorld & {
  readonly plan?: TrackingPlan
  readonly segments?: ReadonlyMap<string, Condition>
}

function readScenario(
  { id, file }: ScenarioSource,
  world: World & { readonly events: EventsKnown },
  nameWatch: WatchNamer,
) {
  const read = readFile(file, writtenScenario, words) as ReadFile<WrittenScenario>
  const { places } = read
  const value = read.value ?? restOf(file, read.diagnostics)
  if (value === undefined || places === undefined) return { scenario: undefined, diagnostics: read.diagnostics }
  const { scenario, findings } = toScenario(id, value, conditionsIn(value.expect, nameWatch))
  const journey = world.journeys.get(scenario.journey)
  const inEvents = journey === undefined ? [] : checkEvents(scenario, journey, world.events)
  const all = [...wrongId(id), ...findings, ...checkScenario(scenario, world), ...inEvents]
  const found = all.filter((one) => !isToldOf(one, read.diagnostics)).map((finding) => located(finding, places))
  const diagnostics = [...read.diagnostics, ...found].toSorted((a, b) => a.line - b.line)
  const isWhole = diagnostics.every(({ severity }) => severity !== 'error')
  return { scenario: isWhole ? scenario : undefined, diagnostics }
}

function restOf({ file, text }: SourceFile, mistakes: readonly Diagnostic[]): WrittenScenario | undefined {
  const read = readYaml(file, text)
  return read.kind === 'read' ? restOfScenario(read.value, mistakes) : undefined
}

/** The events that a tracking plan knows, and where there is none, those that anybody speaks of. */
function eventsKnown({ plan, journeys, segments }: World): EventsKnown {
  const [any] = journeys.values()
  if (any === undefined) return { events: new Map(), isPlanned: plan !== undefined }
  const known = knownEvents(any, plan ?? { events: {}, attributes: {} }, journeys)
  if (plan !== undefined) {
    const planned = [...known].map(([name, fields]) => [name, fields && firstWords(fields.keys())] as const)
    return { events: new Map(planned), isPlanned: true }
  }
  const asked = [...(segments?.values() ?? [])].flatMap((condition) => [...withPartsAndPaths(condition, [])])
  const spoken = [
    ...[...journeys.values()].flatMap((one) => [...placedEvents(one)]),
    ...asked.flatMap((part) => [...eventIn(part)]),
  ]
  const names = [...known.keys(), ...spoken.map(({ event }) => event)]
  return { events: new Map(names.map((name) => [name, undefined])), isPlanned: false }
}

/** Of `cart.total` the property that a sentence gives, which is `cart`. */
const firstWords = (fields: Iterable<string>): ReadonlySet<string> =>
  new Set([...fields].map((field) => field.split('.')[0] ?? field))

/** What must hold of the contact in the end is asked in the language of conditions. */
function conditionsIn(expect: WrittenExpectations, nameWatch: WatchNamer): Expectations['conditions'] {
  const { tags = [], 'no-tags': noTags = [], attributes, score, stage } = expect
  const written: readonly WrittenCondition[] = [
    ...tags.map((tag) => ({ tag })),
    ...noTags.map((tag) => ({ not: { tag } })),
    ...Object.entries(attributes ?? {}).map(([name, test]) => ({ attribute: { [name]: test } })),
    ...(score === undefined ? [] : [{ score }]),
    ...(stage === undefined ? [] : [{ stage }]),
  ]
  return written.map((one) => {
    const condition = toCondition(one, nameWatch, 'outside')
    return { words: describeCondition(condition).slice(0, -1), condition }
  })
}

function wrongId(id: string) {
  if (idSchema.safeParse(id).success) return []
  const remedy = 'Call it with small letters, digits and dashes, 63 at most.'
  return [error('wrong-value', [], 'The name of this file cannot be the id of a scenario.', remedy)]
}
