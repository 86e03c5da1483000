import fc from 'fast-check'
import type { WrittenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import { writtenSteps } from '../../state-machines/1-parse/written-steps.ts'
import type { Workspace } from '../../state-machines/2-check/rule.ts'
import { type About, conditionArbitrary, eventArbitrary, someTime } from './random/conditions.ts'
import { mended } from './random/mend.ts'
import { stepsArbitrary } from './random/steps.ts'
import { type JourneyWorld, smallWorld } from './random/world.ts'

/** Longer ones are cut off by the language, and tell nothing more. */
const mostSteps = 75

/** A journey as it may be written, and the workspace that it can be compiled in. */
export type RandomJourney = { readonly written: WrittenJourney; readonly workspace: Workspace }

/**
 * How laws about journeys are tried: on so many of them. Where one fails no smaller one is looked for, which may take
 * minutes; the seed that is printed finds it again.
 */
export const tries = (numRuns: number) => ({ numRuns, endOnFailure: true })

/**
 * Journeys of the whole language, steps nested three deep, that pass every check: days go forward, no path sends a
 * message twice, answers and links are there. What the world leaves out is that of a small company.
 */
export const journeyArbitrary = (world: Partial<JourneyWorld> = {}): fc.Arbitrary<RandomJourney> =>
  writtenArbitrary(world, 6).map(({ written, workspace }) => ({
    written: mended(written, workspace) ?? nothingDone,
    workspace,
  }))

/** Journeys of the whole language that say what can be said, and may contradict themselves. */
export function writtenArbitrary(world: Partial<JourneyWorld>, most: number): fc.Arbitrary<RandomJourney> {
  const whole = { ...smallWorld, ...world }
  const workspace = { messages: new Map(Object.entries(whole.messages).map(([id, links]) => [id, { links }])) }
  const start = { world: whole, sent: [], ids: [], at: '', day: 0 }
  return fc
    .record({ head: headArbitrary(whole), exits: exitsArbitrary(whole), steps: stepsArbitrary(whole, 3, most) })
    .map(({ head, exits, steps }) => {
      const settled = steps(start).steps
      const written = settled.length > 0 ? settled : [{ tag: whole.tags.slice(0, 1) }]
      const exit = exits?.map((one) => one({ world: whole, sent: sentIn(JSON.stringify(written), whole) }))
      return { ...head, ...(exit && { exit }), steps: written }
    })
    .filter(({ steps }) => [...writtenSteps(steps)].length <= mostSteps)
    .map((written) => ({ written, workspace }))
}

/** What stands in where a journey cannot be mended, which is seldom. */
const nothingDone: WrittenJourney = { name: 'Nothing', trigger: 'manual', steps: [{ exit: 'nothing to do' }] }

const headArbitrary = (world: JourneyWorld): fc.Arbitrary<Omit<WrittenJourney, 'steps' | 'exit'>> =>
  fc.record(
    {
      name: fc.constantFrom(...world.texts),
      theme: fc.constantFrom(...world.texts),
      trigger: fc.oneof(eventArbitrary(world), fc.array(eventArbitrary(world), { minLength: 1, maxLength: 2 })),
      audience: conditionArbitrary(world).map((condition) => condition({ world, sent: [] })),
      reentry: reentryArbitrary(world),
      goal: goalArbitrary(world),
    },
    { requiredKeys: ['name', 'trigger'] },
  )

const reentryArbitrary = (world: JourneyWorld): fc.Arbitrary<NonNullable<WrittenJourney['reentry']>> => {
  const keys = Object.values(world.events).flatMap((properties) => Object.keys(properties))
  const key = fc.constantFrom(...keys)
  return fc.oneof(
    fc.constantFrom('never', 'always'),
    fc.record({ after: someTime, key }, { requiredKeys: ['after'] }),
    fc.record({ key }),
  )
}

const goalArbitrary = (world: JourneyWorld): fc.Arbitrary<NonNullable<WrittenJourney['goal']>> =>
  fc
    .record(
      {
        match: eventArbitrary(world),
        within: someTime,
        baseline: fc.constantFrom('0%', '7.5%'),
        target: fc.constant('25%'),
        by: fc.constant('2027-03-31'),
      },
      { requiredKeys: ['match'] },
    )
    .map(({ match, ...rest }) => ({ ...match, ...rest }))

type Exit = NonNullable<WrittenJourney['exit']>[number]

const exitsArbitrary = (world: JourneyWorld): fc.Arbitrary<((about: About) => Exit)[] | undefined> =>
  fc.option(
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: eventArbitrary(world).map((match) => () => match) },
        { weight: 1, arbitrary: conditionArbitrary(world, 1) },
      ),
      { maxLength: 2 },
    ),
    { nil: undefined },
  )

/** The messages that these steps send somewhere. */
const sentIn = (steps: string, { messages }: JourneyWorld): readonly string[] =>
  Object.keys(messages).filter((message) => steps.includes(`"send":${JSON.stringify(message)}`))
