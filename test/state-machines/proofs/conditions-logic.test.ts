import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import { type Condition, holds } from '../../../shared/domain/condition/condition.ts'
import { toCondition } from '../../../state-machines/1-parse/to-domain/to-condition.ts'
import { opposite } from '../../../state-machines/2-check/conditions/logic/formula.ts'
import { solve } from '../../../state-machines/2-check/conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../../state-machines/2-check/conditions/logic/to-formula.ts'
import { witnessOf } from '../../../state-machines/2-check/conditions/logic/witness.ts'
import { conditionArbitrary } from '../../support/random/conditions.ts'
import { factsArbitrary } from '../../support/random/facts.ts'
import { smallWorld } from '../../support/random/world.ts'

const world = { ...smallWorld, segments: ['rich', 'rich-or-vip'], topics: ['news', 'offers'] }
/** What is counted is known by the name of its event, for these tests. */
const read = (written: WrittenCondition): Condition => toCondition(written, ({ event }) => event)
const segments = new Map([
  ['rich', read({ score: { gte: 30 } })],
  ['rich-or-vip', read({ any: [{ segment: 'rich' }, { tag: 'vip' }] })],
])
const formulaOf = (condition: Condition) => toFormula(condition, [], { ...anywhere, segments })

const sent = Object.keys(world.messages)
const conditions = conditionArbitrary(world, 2).map((settled) => read(settled({ world, sent })))
const small = conditionArbitrary(world, 1).map((settled) => read(settled({ world, sent })))
const people = fc.sample(factsArbitrary(world, Object.fromEntries(segments)), 400)

describe('of random conditions', () => {
  test('one that is called impossible holds for nobody', () => {
    let impossible = 0
    fc.assert(
      fc.property(fc.array(small, { minLength: 2, maxLength: 4 }), (of) => {
        const together: Condition = { kind: 'all', of }
        if (solve(formulaOf(together)).kind !== 'impossible') return
        impossible++
        for (const facts of people) expect(holds(together, facts)).toBe(false)
      }),
      { numRuns: 3000 },
    )
    expect(impossible).toBeGreaterThan(60)
  })

  test('one that is called possible holds for the witness that is shown, and nearly always one is shown', () => {
    let possible = 0
    let shown = 0
    fc.assert(
      fc.property(conditions, (condition) => {
        const solved = solve(formulaOf(condition))
        if (solved.kind !== 'possible') return
        possible++
        const facts = witnessOf(solved, [condition], segments)
        if (facts === undefined) return
        shown++
        expect(holds(condition, facts)).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(shown / possible).toBeGreaterThan(0.97)
  })

  test('one that is said to follow from another holds for everybody for whom the other holds', () => {
    let followed = 0
    fc.assert(
      fc.property(small, small, (one, other) => {
        if (solve({ kind: 'all', of: [formulaOf(one), opposite(formulaOf(other))] }).kind !== 'impossible') return
        followed++
        for (const facts of people) if (holds(one, facts)) expect(holds(other, facts)).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(followed).toBeGreaterThan(50)
  })

  test('one that holds for somebody is never called impossible, nor its opposite where it does not hold', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const formula = formulaOf(condition)
        const answers = new Set(people.map((facts) => holds(condition, facts)))
        if (answers.has(true)) expect(solve(formula).kind).not.toBe('impossible')
        if (answers.has(false)) expect(solve(opposite(formula)).kind).not.toBe('impossible')
      }),
      { numRuns: 1000 },
    )
  })
})
