import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { writtenSteps } from '../../../state-machines/1-parse/written-steps.ts'
import { askedAtBranches } from '../../../state-machines/2-check/conditions/asked.ts'
import { opposite } from '../../../state-machines/2-check/conditions/logic/formula.ts'
import { solve } from '../../../state-machines/2-check/conditions/logic/solve.ts'
import { witnessOf } from '../../../state-machines/2-check/conditions/logic/witness.ts'
import { compileValue } from '../../support/compile.ts'
import { entering } from '../../support/entering.ts'
import { historyArbitrary, live } from '../../support/history.ts'
import { testsArbitrary } from '../../support/random/conditions.ts'
import { smallWorld } from '../../support/random/world.ts'
import { journeyArbitrary } from '../../support/random-journeys.ts'
import { days, monday, openTestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace } from '../../support/test-workspace.ts'
import { provenOf } from './lives.ts'

const { messages } = smallWorld
const told = ['never-holds', 'repeats-earlier-case']

type Put = (condition: WrittenCondition) => WrittenCondition

/**
 * Adds to every branch a case that contradicts itself, one that repeats the first, and behind the first a question that
 * its way has answered already; `put` says them another way.
 */
function withDeadCases(written: WrittenJourney, put: Put) {
  const journey = structuredClone(written)
  let added = 0
  for (const { step } of [...writtenSteps(journey.steps)]) {
    const first = 'branch' in step ? step.branch[0] : undefined
    if (!('branch' in step) || first === undefined) continue
    added += 3
    const { if: asked } = first
    const again = { branch: [{ if: put({ not: asked }), then: [{ tag: 'never' }] }] }
    for (const one of step.branch) one.if = put(one.if)
    first.then = [again, ...(first.then ?? [])]
    step.branch.unshift({ if: put({ all: [asked, { not: asked }] }), then: [{ tag: 'never' }] })
    step.branch.push({ if: put(asked), then: [{ tag: 'never' }] })
  }
  return { journey, added }
}

/** Says conditions so that they mean the same and nothing can be proven of them: nobody is in a segment that is not there. */
function hiding(): Put {
  let count = 0
  const nobody = () => ({ segment: `nobody-${++count}` })
  return (condition) => ({ any: [{ all: [condition, { not: nobody() }] }, nobody()] })
}

test('nobody ever goes the way of a case that is told to be dead, and every such case is told', async () => {
  let cases = 0
  let missed = 0
  let asked = 0
  await fc.assert(
    fc.asyncProperty(
      journeyArbitrary().filter(({ written }) => JSON.stringify(written).includes('"branch"')),
      fc.array(historyArbitrary(), { minLength: 6, maxLength: 6 }),
      async ({ written, workspace }, histories) => {
        const open = withDeadCases(written, (condition) => condition)
        const { diagnostics } = compileValue(open.journey, { workspace })
        // Some have no room for other cases; in some, a way that did nothing does something now, and another does not.
        fc.pre(diagnostics.every(({ code }) => code !== 'too-many-steps' && code !== 'dead-end'))
        const found = diagnostics.filter(({ code }) => told.includes(code)).length
        // A search through much that is known of the way there may get tired, and leaves it open.
        expect(found).toBeGreaterThanOrEqual((open.added * 2) / 3)
        expect(found).toBeLessThanOrEqual(open.added)
        cases += open.added
        missed += open.added - found
        const source = {
          kind: 'value',
          id: 'random',
          file: 'random.ts',
          value: withDeadCases(written, hiding()).journey,
        } as const
        const runtime = openTestRuntime(testWorkspace({ journeys: [source], messages }))
        await live(
          runtime,
          histories.map((history) => entering(written, history)),
          monday + days(420),
        )
        for (const index of histories.keys()) {
          asked += (await runtime.timeline(`u${index}`)).filter(({ kind }) => kind === 'asked').length
          expect((await runtime.contact(`u${index}`))?.tags).not.toContain('never')
        }
        await runtime.close()
      },
    ),
    { numRuns: 20, endOnFailure: true },
  )
  expect(cases).toBeGreaterThan(30)
  expect(missed).toBeLessThan(cases * 0.05)
  // Lives that come to no branch would prove nothing.
  expect(asked).toBeGreaterThan(20)
})

const asked = fc.oneof(
  testsArbitrary(smallWorld.attributes).map((attribute) => ({ attribute })),
  testsArbitrary(smallWorld.events['Form Submitted'] ?? {}).map((event) => ({ event })),
)
const condition: fc.Arbitrary<WrittenCondition> = fc.oneof(
  asked,
  asked.map((not) => ({ not })),
  fc.tuple(asked, asked).map((all) => ({ all })),
  fc.tuple(asked, asked).map((any) => ({ any })),
)

test('who is shown for a case goes its way', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { minLength: 1, maxLength: 4 }), async (conditions) => {
      const branch = conditions.map((one, index) => ({ if: one, then: [{ tag: `case-${index}` }] }))
      const written = { name: 'A', trigger: { event: 'Form Submitted' }, steps: [{ branch }] }
      const { journey } = provenOf(written)
      const hide = hiding()
      const value = { ...written, steps: [{ branch: branch.map((one) => ({ ...one, if: hide(one.if) })) }] }
      const source = { kind: 'value', id: 'random', file: 'random.ts', value } as const
      const runtime = openTestRuntime(testWorkspace({ journeys: [source] }))
      for (const { cases } of askedAtBranches(journey, { messages: new Map() })) {
        for (const [index, { formula }] of cases.entries()) {
          const above = cases.slice(0, index)
          const solved = solve({ kind: 'all', of: [formula, ...above.map((one) => opposite(one.formula))] })
          const conditions = cases.slice(index, index + 1).map((one) => one.condition)
          const nots = above.map((one) => ({ kind: 'not', of: one.condition }) as const)
          const facts = witnessOf(solved, [...conditions, ...nots])
          if (facts === undefined) continue
          shown++
          await runtime.identify(`u${index}`, facts.contact.attributes as JsonObject)
          await runtime.track(`u${index}`, 'Form Submitted', facts.event)
          expect((await runtime.contact(`u${index}`))?.tags).toEqual([`case-${index}`])
        }
      }
      await runtime.close()
    }),
    { numRuns: 40, endOnFailure: true },
  )
  expect(shown).toBeGreaterThan(50)
})
