import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runScripted, type ScriptedAnswer } from '../../../local/step-functions/run-scripted.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import { usual } from '../../../state-machines/costs/assumptions.ts'
import { nodeUse } from '../../../state-machines/costs/node-use.ts'
import { priceJourney, type Turn } from '../../../state-machines/costs/price-journey.ts'
import { dollarsOf } from '../../../state-machines/costs/use.ts'
import type { NodeId } from '../../../state-machines/graph.ts'
import { compiled, compileText, compileValue } from '../../support/compile.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { type Stop, walk } from './walk.ts'

const byTurns = (turns: readonly Turn[]) => (id: NodeId) => turns.find(({ node }) => node === id)?.way ?? -1

/** What the functions answer to a contact who goes along these stops. */
function answersOf(stops: readonly Stop[]): readonly ScriptedAnswer[] {
  const questions = stops.flatMap(({ node, way }) =>
    node.kind === 'choose'
      ? node.cases.slice(0, way + 1).map(({ question }, index) => [question.id, index === way])
      : [],
  )
  const answers = Object.fromEntries(questions)
  return stops.flatMap(({ node, way }): readonly ScriptedAnswer[] => {
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

const priceOf = (text: string, assumptions = usual, hasQuietHours = false) => {
  const { source } = compiled(compileText(text))
  return priceJourney({ journey: source, graph: graphOf(source), hasQuietHours }, assumptions)
}

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
          expect(await transitionsTaken(definition, walk(graph, byTurns(turns)))).toBe(use.transitions)
        }
        let turn = 0
        const stops = walk(graph, (_, ways) => (choices[turn++ % choices.length] ?? 0) % ways)
        const counted = stops.reduce((sum, { node }) => sum + (nodeUse(node).transitions ?? 0), 0)
        expect(await transitionsTaken(definition, stops)).toBe(counted)
      },
    )
    await fc.assert(law, tries(80))
  })
})

describe('the price of a journey', () => {
  test('lies between its cheapest and its dearest path, whatever is assumed', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const assumed = fc.record({ opened: share, answered: share, holds: share, deferred: share })
    fc.assert(
      fc.property(journeyArbitrary(), assumed, ({ written, workspace }, shares) => {
        const { source } = compiled(compileValue(written, { workspace }))
        const priced = { journey: source, graph: graphOf(source), hasQuietHours: true }
        const clicked = shares.opened / 2
        const { best, worst, expected } = priceJourney(priced, { ...usual, ...shares, clicked })
        expect(dollarsOf(expected)).toBeGreaterThanOrEqual(best.dollars * (1 - 1e-9))
        expect(dollarsOf(expected)).toBeLessThanOrEqual(worst.dollars * (1 + 1e-9))
      }),
      tries(80),
    )
  })

  const head = 'name: A\ntrigger: { event: Signed Up }\nexit: [{ event: Order Completed }]\nsteps:\n'
  const answered = `${head}  - send: welcome\n    await: { clicked: ebook, within: 3d }\n    then:\n      - send: case-study\n`

  test('takes the shares of those who answer, and of the steps that have one of their own', () => {
    expect(priceOf(answered).expected.mails).toBeCloseTo(1.05)
    expect(priceOf(answered, { ...usual, clicked: 0.2 }).expected.mails).toBeCloseTo(1.2)
    expect(priceOf(answered, { ...usual, steps: { welcome: 0.5 } }).expected.mails).toBeCloseTo(1.5)
  })

  test('says which way the cheapest and the dearest path go', () => {
    const { best, worst } = priceOf(answered)
    expect([best.turns, best.use.mails]).toEqual([[{ node: 'welcome', way: 1 }], 1])
    expect([worst.turns, worst.use.mails]).toEqual([[{ node: 'welcome', way: 0 }], 2])
  })

  test('takes each case of a branch by its own share, of those for whom the cases above did not hold', () => {
    const branch = `${head}  - wait: 1d
  - branch:
      - { if: { tag: vip }, then: [{ send: welcome }] }
      - { if: { tag: new }, then: [{ send: welcome }, { wait: 1d }, { send: case-study }] }
`
    expect(priceOf(branch).expected.mails).toBeCloseTo(0.5 + 0.25 * 2)
    const steps = { branch: 0.2, 'branch.2': 0.1 }
    expect(priceOf(branch, { ...usual, steps }).expected.mails).toBeCloseTo(0.2 + 0.8 * 0.1 * 2)
  })

  test('gives each way of a split its weight, and nothing to those held out', () => {
    const split = `${head}  - split:
      - { name: one, weight: 3, then: [{ send: welcome }] }
      - { name: two, weight: 1, then: [{ send: case-study }, { wait: 1d }, { send: product-demo }] }
    hold-out: 20%
`
    expect(priceOf(split).expected.mails).toBeCloseTo(0.8 * (0.75 + 0.25 * 2))
  })

  test('counts a message that is put off as two transitions more, where there are quiet hours', () => {
    const one = `${head}  - send: welcome\n`
    const { best, worst, expected } = priceOf(one, { ...usual, deferred: 0.5 }, true)
    expect([best.use.transitions, expected.transitions, worst.use.transitions]).toEqual([1, 2, 3])
    expect(priceOf(one).worst.use.transitions).toBe(1)
  })
})
