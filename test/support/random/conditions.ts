import fc from 'fast-check'
import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import type { WrittenScores, WrittenTest, WrittenTests } from '../../../shared/contracts/journey-file/written-values.ts'
import { stages } from '../../../shared/domain/contact/stage.ts'
import { warmths } from '../../../shared/domain/contact/warmth.ts'
import type { JourneyWorld, Scalar, Values } from './world.ts'

/** What a condition may speak of where it stands: messages that this path has sent. */
export type About = { readonly world: JourneyWorld; readonly sent: readonly string[] }

/** Something that is only settled where it stands, because it speaks of what stands above it. */
export type Settled<T> = (about: About) => T

/** Durations that a condition looks back, or that an answer may take. */
export const someTime: fc.Arbitrary<string> = fc.constantFrom('1h', '20h', '1d', '2d', '1d 12h', '5d')

/** A condition of every kind that the language has, nested so many levels deep at most. */
export function conditionArbitrary(world: JourneyWorld, depth = 2): fc.Arbitrary<Settled<WrittenCondition>> {
  const atom = atomArbitrary(world)
  if (depth === 0) return atom
  const inner = conditionArbitrary(world, depth - 1)
  const several = fc.array(inner, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { weight: 4, arbitrary: atom },
    { weight: 1, arbitrary: several.map((of) => (about: About) => ({ all: of.map((one) => one(about)) })) },
    { weight: 1, arbitrary: several.map((of) => (about: About) => ({ any: of.map((one) => one(about)) })) },
    { weight: 1, arbitrary: inner.map((one) => (about: About) => ({ not: one(about) })) },
  )
}

/** An event of the world, and which of its kind. */
export const eventArbitrary = ({ events }: JourneyWorld): fc.Arbitrary<{ event: string; where?: WrittenTests }> =>
  fc
    .constantFrom(...Object.entries(events))
    .chain(([event, properties]) =>
      fc
        .option(testsArbitrary(properties), { nil: undefined, freq: 2 })
        .map((where) => ({ event, ...(where && { where }) })),
    )

function atomArbitrary(world: JourneyWorld): fc.Arbitrary<Settled<WrittenCondition>> {
  const fixed: fc.Arbitrary<WrittenCondition> = fc.oneof(
    fc.constantFrom(...world.tags).map((tag) => ({ tag })),
    fc.uniqueArray(fc.constantFrom(...world.tags), { minLength: 1, maxLength: 2 }).map((tag) => ({ tag })),
    testsArbitrary(world.attributes).map((attribute) => ({ attribute })),
    scoresArbitrary.map((score) => ({ score })),
    didArbitrary(world),
    testsArbitrary(Object.assign({}, ...Object.values(world.events))).map((event) => ({ event })),
    ...standingArbitraries(world),
  )
  return fc.oneof(
    { weight: 3, arbitrary: fixed.map((condition) => () => condition) },
    { weight: 2, arbitrary: fc.tuple(answerArbitrary, fixed).map(orElse) },
  )
}

/** Where a contact stands: in which segments, how far, how warm, and open to what. */
function standingArbitraries({ segments = [], topics = [] }: JourneyWorld): readonly fc.Arbitrary<WrittenCondition>[] {
  if (segments.length === 0 || topics.length === 0) return []
  const some = <Word extends string>(words: readonly Word[]) =>
    fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  return [
    fc.constantFrom(...segments).map((segment) => ({ segment })),
    some(stages).map((stage) => ({ stage })),
    some(warmths).map((warmth) => ({ warmth })),
    fc.constantFrom(...topics).map((consent) => ({ consent })),
  ]
}

const orElse =
  ([answer, other]: [Settled<WrittenCondition | undefined>, WrittenCondition]): Settled<WrittenCondition> =>
  (about) =>
    answer(about) ?? other

const limits = fc.constantFrom(
  { gte: 1 },
  { gte: 2 },
  { gt: 0, lt: 40 },
  { lte: 30 },
  { lt: 1 },
  { is: 10 },
  { gte: 2, lte: 3 },
)

const scoresArbitrary: fc.Arbitrary<WrittenScores> = fc.oneof(
  limits,
  fc.record({ engagement: fc.oneof(limits, fc.integer({ min: 0, max: 3 })) }),
  fc.record({ engagement: limits, main: limits }),
)

const didArbitrary = (world: JourneyWorld): fc.Arbitrary<WrittenCondition> =>
  fc
    .record(
      {
        match: eventArbitrary(world),
        count: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom({ gte: 2 }, { lt: 1 }, { gt: 0, lte: 2 })),
        within: someTime,
      },
      { requiredKeys: ['match'] },
    )
    .map(({ match, ...rest }) => ({ did: { ...match, ...rest } }))

/** Asks about a message that the path above has sent; undefined where it has sent none. */
const answerArbitrary: fc.Arbitrary<Settled<WrittenCondition | undefined>> = fc
  .record({
    verb: fc.constantFrom('received', 'opened', 'clicked'),
    pick: fc.nat(20),
    link: fc.option(fc.nat(5)),
    within: fc.option(someTime, { nil: undefined }),
    isShort: fc.boolean(),
  })
  .map(({ verb, pick, link, within, isShort }) => ({ world, sent }: About) => {
    const message = sent[pick % Math.max(1, sent.length)]
    if (message === undefined) return undefined
    const links = world.messages[message] ?? []
    const named = link === null ? undefined : links[link % Math.max(1, links.length)]
    const about = { message, ...(within && { within }) }
    if (verb === 'clicked') return { clicked: isShort ? message : { ...about, ...(named && { link: named }) } }
    return verb === 'opened' ? { opened: isShort ? message : about } : { received: isShort ? message : about }
  })

/** One or two fields of some kind of object, each with a test that its values may pass. */
export const testsArbitrary = (fields: Values): fc.Arbitrary<WrittenTests> =>
  fc
    .uniqueArray(fc.constantFrom(...Object.entries(fields)), { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .chain((chosen) =>
      fc.tuple(...chosen.map(([name, values]) => testArbitrary(values).map((test) => [name, test] as const))),
    )
    .map((tests) => Object.fromEntries(tests))

function testArbitrary(values: readonly Scalar[]): fc.Arbitrary<WrittenTest> {
  const value = fc.constantFrom(...values)
  const common: fc.Arbitrary<WrittenTest>[] = [
    value,
    fc.uniqueArray(value, { minLength: 1, maxLength: 2 }),
    value.map((one) => ({ is: one })),
    fc.boolean().map((exists) => ({ exists })),
  ]
  const numbers = values.filter((one) => typeof one === 'number')
  const dates = values.filter((one) => typeof one === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(one)).map(String)
  if (numbers.length > 0) common.push(fc.constantFrom(...numbers).map((gte) => ({ gte })))
  if (numbers.length > 0) common.push(fc.constantFrom(...numbers).map((lt) => ({ lt, gte: 0 })))
  if (dates.length > 0) common.push(fc.constantFrom(...dates).map((before) => ({ before })))
  if (dates.length > 0) common.push(fc.constantFrom(...dates).map((after) => ({ after })))
  if (numbers.length + dates.length === 0) common.push(value.map((contains) => ({ contains })))
  return fc.oneof(...common)
}
