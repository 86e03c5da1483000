import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runScripted, type ScriptedAnswer } from '../../../local/step-functions/run-scripted.ts'
import { errorNames } from '../../../shared/contracts/tasks/error-names.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import { usual } from '../../../state-machines/costs/assumed/assumptions.ts'
import { leavingUse } from '../../../state-machines/costs/leaving-use.ts'
import { nodeUse } from '../../../state-machines/costs/node-use.ts'
import { priceJourney } from '../../../state-machines/costs/price-journey.ts'
import { dollarsOf } from '../../../state-machines/costs/use.ts'
import { compiled, compileText, compileValue } from '../../support/compile.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { type Stop, stopsOf, walk } from './walk.ts'

/** What the functions answer to a contact who goes along these stops. */
function answersOf(stops: readonly Stop[]): readonly ScriptedAnswer[] {
  const questions = stops.flatMap(({ node, way }) =>
    node.kind === 'choose' && way !== 'leaves'
      ? node.cases.slice(0, way + 1).map(({ question }, index) => [question.id, index === way])
      : [],
  )
  const answers = Object.fromEntries(questions)
  return stops.flatMap(({ node, way }): readonly ScriptedAnswer[] => {
    if (way === 'leaves') return [{ error: errorNames.enrollmentClosed }]
    if (node.kind === 'send' && node.then.kind === 'wait') return [{ never: true }]
    if (node.kind === 'send' && node.then.kind === 'go-on') return [{ output: { answers } }]
    if (node.kind === 'send' || node.kind === 'await') return [way === 0 ? { output: {} } : { never: true }]
    if (node.kind === 'wait' || node.kind === 'choose' || node.kind === 'end') return []
    return [{ output: { Payload: { answers } } }]
  })
}

const input = { contactId: 'c1', enteredAt: Date.UTC(2026, 0, 1), zone: [{ from: 0, until: 8e15, offset: 0 }] }

/** How many states the interpreter enters when a contact goes along these stops. */
async function transitionsTaken(definition: object, stops: readonly Stop[]): Promise<number> {
  const run = await runScripted(definition, input, answersOf(stops))
  expect(run.status).toBe('SUCCEEDED')
  return run.events.filter(({ type }) => type.endsWith('StateEntered')).length
}

const transitionsOf = (stops: readonly Stop[]): number =>
  stops.reduce((sum, { node }) => sum + (nodeUse(node).transitions ?? 0), 0)

const priceOf = (text: string, assumptions = usual, hasQuietHours = false) => {
  const { source } = compiled(compileText(text))
  return priceJourney({ journey: source, graph: graphOf(source), hasQuietHours }, assumptions)
}

/** Contacts who stay to the end. */
const never = { anyway: 0, afterClick: 0 }
const staying = { ...usual, exits: never, goal: never }

describe('the transitions of a path', () => {
  test.each([true, false])('are those that the interpreter takes on it (optimised: %s)', async (isOptimised) => {
    const law = fc.asyncProperty(
      journeyArbitrary(),
      fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
      async ({ written, workspace }, choices) => {
        const { source, definition } = compiled(compileValue(written, { workspace, isOptimised }))
        const graph = graphOf(source, isOptimised)
        const { best, worst } = priceJourney({ journey: source, graph, hasQuietHours: false }, usual)
        for (const { use, turns } of [best, worst]) {
          expect(await transitionsTaken(definition, stopsOf(graph, turns))).toBe(use.transitions)
        }
        const stops = walk(graph, (id, ways) => (choices[[...graph.nodes.keys()].indexOf(id) % 60] ?? 0) % ways)
        expect(await transitionsTaken(definition, stops)).toBe(transitionsOf(stops))
        for (const [place, { id, node }] of stops.entries()) {
          const leaving = leavingUse(node, graph)
          if (leaving === undefined) continue
          const so = stops.slice(0, place)
          const left = stopsOf(graph, [...so.map((stop) => ({ ...stop, node: stop.id })), { node: id, way: 'leaves' }])
          const told = transitionsOf(stops.slice(0, place + 1)) + (leaving.transitions ?? 0)
          expect(await transitionsTaken(definition, left)).toBe(told)
        }
      },
    )
    await fc.assert(law, tries(80))
  })
})

describe('the price of a journey', () => {
  test('lies between its cheapest and its dearest path, whatever is assumed', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const often = fc.record({ anyway: share, afterClick: share })
    const assumed = fc.record({
      ...{ opens: share, clicks: share, replies: share, awaited: share, asked: share, before: share, tagged: share },
      ...{ deferred: share, goal: often, exits: often },
    })
    fc.assert(
      fc.property(journeyArbitrary(), assumed, ({ written, workspace }, shares) => {
        const { source } = compiled(compileValue(written, { workspace }))
        const priced = { journey: source, graph: graphOf(source), hasQuietHours: true }
        const { best, worst, expected } = priceJourney(priced, { ...usual, ...shares })
        expect(dollarsOf(expected)).toBeGreaterThanOrEqual(best.dollars * (1 - 1e-9))
        expect(dollarsOf(expected)).toBeLessThanOrEqual(worst.dollars * (1 + 1e-9))
      }),
      tries(80),
    )
  })

  const head = 'name: A\ntrigger: { event: Signed Up }\nexit: [{ event: Order Completed }]\nsteps:\n'
  const answered = `${head}  - send: welcome\n    await: { clicked: ebook, within: 3d }\n    then:\n      - send: case-study\n`

  test('takes the shares of those who answer, and of the steps that have one of their own', () => {
    expect(priceOf(answered, { ...staying, opens: 0.5, clicks: 0.1 }).expected.mails).toBeCloseTo(1.05)
    const messages = { welcome: { clicks: 0.4 } }
    expect(priceOf(answered, { ...staying, opens: 0.5, clicks: 0.1, messages }).expected.mails).toBeCloseTo(1.2)
    expect(priceOf(answered, { ...staying, steps: { welcome: 0.5 } }).expected.mails).toBeCloseTo(1.5)
  })

  test('says which way the cheapest and the dearest path go', () => {
    const { best, worst } = priceOf(answered.replace(/^exit.*\n/m, ''))
    expect([best.turns, best.use.mails]).toEqual([[{ node: 'welcome', way: 1 }], 1])
    expect([worst.turns, worst.use.mails]).toEqual([[{ node: 'welcome', way: 0 }], 2])
  })

  const days = `${head}  - send: welcome\n  - wait: 5d\n  - send: case-study\n  - wait: 5d\n  - send: product-demo\n`

  test('is the least for whoever leaves as soon as the journey stands still', () => {
    const { best, worst } = priceOf(days)
    expect([best.turns, best.use.mails]).toEqual([[{ node: 'welcome', way: 'leaves' }], 1])
    expect([worst.turns, worst.use.mails]).toEqual([[], 3])
    expect(priceOf(days.replace(/^exit.*\n/m, '')).best.use.mails).toBe(3)
  })

  test('counts those who leave on the way: evenly over its time, and after clicks', () => {
    const exits = { anyway: 0.4, afterClick: 0 }
    // A fifth has left by the fifth day, and two fifths by the tenth.
    expect(priceOf(days, { ...staying, exits }).expected.mails).toBeCloseTo(1 + 0.8 + 0.6)
    const clicking = { ...staying, opens: 0.5, clicks: 0.2, exits: { anyway: 0, afterClick: 0.5 } }
    expect(priceOf(days, clicking).expected.mails).toBeCloseTo(1 + 0.95 + 0.95 ** 2)
    const events = { 'Order Completed': { anyway: 1, afterClick: 0 } }
    expect(priceOf(days, { ...staying, events }).expected.mails).toBeCloseTo(1.5)
  })

  test('takes an event that is the goal as often as the goal', () => {
    const both = days.replace('steps:', 'goal: { event: Order Completed }\nsteps:')
    const assumptions = { ...staying, goal: { anyway: 0.4, afterClick: 0 }, exits: { anyway: 1, afterClick: 0 } }
    expect(priceOf(both, assumptions).expected.mails).toBeCloseTo(1 + 0.8 + 0.6)
  })

  test('takes what is asked of a contact as often as they have it, did it, or come with such a score', () => {
    const asking = (condition: string) =>
      priceOf(`${head}  - wait: 1d\n  - branch: [{ if: ${condition}, then: [{ send: welcome }] }]\n`, {
        ...{ ...staying, asked: 0.3, before: 0.2, tagged: 0.1, tags: { vip: 0.7 }, opens: 0.6 },
        scores: { main: { from: 0, to: 100 } },
      }).expected.mails ?? 0
    expect(asking('{ attribute: { city: Taipei } }')).toBeCloseTo(0.3)
    expect(asking('{ did: { event: Demo Booked } }')).toBeCloseTo(0.2)
    expect(asking('{ tag: new }')).toBeCloseTo(0.1)
    expect(asking('{ tag: vip }')).toBeCloseTo(0.7)
    expect(asking('{ not: { tag: vip } }')).toBeCloseTo(0.3)
    // Half of all contacts have a quarter of the highest score or less.
    expect(asking('{ score: { gt: 25 } }')).toBeCloseTo(0.5)
  })

  test('takes each case of a branch by its own share, of those for whom the cases above did not hold', () => {
    const branch = `${head}  - wait: 1d
  - branch:
      - { if: { tag: vip }, then: [{ send: welcome }] }
      - { if: { tag: new }, then: [{ send: welcome }, { wait: 1d }, { send: case-study }] }
`
    const half = { ...staying, tagged: 0.5 }
    expect(priceOf(branch, half).expected.mails).toBeCloseTo(0.5 + 0.25 * 2)
    const steps = { branch: 0.2, 'branch.2': 0.1 }
    expect(priceOf(branch, { ...staying, steps }).expected.mails).toBeCloseTo(0.2 + 0.8 * 0.1 * 2)
  })

  test('gives each way of a split its weight, and nothing to those held out', () => {
    const split = `${head}  - split:
      - { name: one, weight: 3, then: [{ send: welcome }] }
      - { name: two, weight: 1, then: [{ send: case-study }, { wait: 1d }, { send: product-demo }] }
    hold-out: 20%
`
    expect(priceOf(split, staying).expected.mails).toBeCloseTo(0.8 * (0.75 + 0.25 * 2))
  })

  test('counts a message that is put off as two transitions more, where there are quiet hours', () => {
    const one = `${head}  - send: welcome\n`
    const { best, worst, expected } = priceOf(one, { ...staying, deferred: 0.5 }, true)
    expect([best.use.transitions, expected.transitions, worst.use.transitions]).toEqual([1, 2, 3])
    expect(priceOf(one).worst.use.transitions).toBe(1)
  })
})
