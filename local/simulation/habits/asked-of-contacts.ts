import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import type { Segments } from '../../../shared/contracts/content/segments.ts'
import type { Comparison, FieldTest } from '../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import type { Stage } from '../../../shared/domain/contact/stage.ts'
import { withParts } from '../../../shared/domain/journey/walk-steps.ts'
import { own } from '../../../shared/domain/json.ts'

/** Tests by the field that they are of: whoever is to pass one of them needs a value for it. */
export type Tests = ReadonlyMap<string, readonly (readonly Comparison[])[]>

/** What a journey asks of a contact at its door, at its branches and on the way out. */
export type Asked = {
  readonly attributes: Tests
  /** Attributes that must be dates. */
  readonly dates: readonly string[]
  /** Of the properties of the event that lets them in. */
  readonly properties: Tests
  readonly tags: readonly string[]
  readonly scores: readonly string[]
  readonly stages: readonly Stage[]
  readonly isWarmthAsked: boolean
  readonly did: readonly Extract<Condition, { kind: 'did' }>[]
}

/** Finds what a journey asks. A condition of a kind that is not known here asks for nothing that could be given. */
export function askedOfContacts(journey: CompiledJourney, segments: Segments): Asked {
  const all = conditionsOf(journey).flatMap((condition) => partsOf(condition, segments, []))
  const of = <Kind extends Condition['kind']>(kind: Kind) =>
    all.filter((one): one is Extract<Condition, { kind: Kind }> => one.kind === kind)
  return {
    attributes: testsByField(of('attribute').flatMap(({ tests }) => tests)),
    dates: datesOf(journey),
    properties: testsByField(of('event').flatMap(({ tests }) => tests)),
    tags: [...new Set(of('tag').flatMap(({ anyOf }) => anyOf))],
    scores: [...new Set(of('score').map(({ name }) => name))],
    stages: [...new Set(of('stage').flatMap(({ anyOf }) => anyOf))],
    isWarmthAsked: of('warmth').length > 0,
    did: [...new Map(of('did').map((did) => [did.watch, did])).values()],
  }
}

const conditionsOf = ({ audience, exit, questions }: CompiledJourney): readonly Condition[] => [
  ...(audience === undefined ? [] : [audience]),
  ...Object.values(questions).flatMap((question) => ('condition' in question ? [question.condition] : [])),
  ...exit.flatMap((rule) => (rule.kind === 'condition' ? [rule.condition] : [])),
]

/** A condition with all its parts, those of the segments that it names too. */
function partsOf(condition: Condition, segments: Segments, inside: readonly string[]): readonly Condition[] {
  return [...withParts(condition)].flatMap((part) => {
    const segment = part.kind === 'segment' && !inside.includes(part.segment) ? own(segments, part.segment) : undefined
    if (part.kind !== 'segment' || segment === undefined) return [part]
    return partsOf(segment.condition, segments, [...inside, part.segment])
  })
}

const testsByField = (tests: readonly FieldTest[]): Tests =>
  new Map([...Map.groupBy(tests, ({ field }) => field)].map(([field, ones]) => [field, ones.map((one) => one.tests)]))

const datesOf = ({ questions, triggers }: CompiledJourney): readonly string[] => [
  ...new Set([
    ...Object.values(questions).flatMap((question) => ('date' in question ? [question.date.attribute] : [])),
    ...triggers.flatMap((trigger) => (trigger.kind === 'date' ? [trigger.attribute] : [])),
  ]),
]
