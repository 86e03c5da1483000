import { describe, expect, test } from 'vitest'
import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { toCondition } from '../../../state-machines/1-parse/to-domain/to-condition.ts'
import { solve } from '../../../state-machines/2-check/conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../../state-machines/2-check/conditions/logic/to-formula.ts'

/** What is counted is known by the name of its event, for these tests. */
const read = (written: WrittenCondition): Condition => toCondition(written, ({ event }) => event)
const formulaOf = (condition: Condition) => toFormula(condition, [])

describe('a hostile condition is done with in no time:', () => {
  const tags = Array.from({ length: 60 }, (_, index) => ({ tag: `t${index}` }))
  const nested = tags.reduce<WrittenCondition>(
    (inner, tag, index) => (index % 2 === 0 ? { any: [tag, inner] } : { all: [{ not: tag }, inner] }),
    { tag: 'last' },
  )
  const pigeons: WrittenCondition = {
    all: [
      ...Array.from({ length: 8 }, (_, pigeon) => ({
        any: Array.from({ length: 7 }, (_, hole) => ({ tag: `${pigeon}-${hole}` })),
      })),
      ...Array.from({ length: 7 }, (_, hole) => hole).flatMap((hole) =>
        Array.from({ length: 8 }, (_, one) => one).flatMap((one) =>
          Array.from({ length: one }, (_, other) => ({
            not: { all: [{ tag: `${one}-${hole}` }, { tag: `${other}-${hole}` }] },
          })),
        ),
      ),
    ],
  }
  const wide: WrittenCondition = {
    all: Array.from({ length: 3000 }, (_, at) => ({ any: [{ score: { gt: at } }, { score: { lt: -at } }] })),
  }
  const long: WrittenCondition = { attribute: { age: Array.from({ length: 4000 }, (_, at) => at) } }
  const many: WrittenCondition = { all: Array.from({ length: 4000 }, (_, at) => ({ attribute: { age: { gte: at } } })) }

  test.each([
    ['sixty levels', nested],
    ['eight pigeons in seven holes', pigeons],
    ['three thousand choices', wide],
    ['a list of four thousand', { all: [long, { not: long }] }],
    ['four thousand tests of one field', many],
  ])('%s', (_, written) => {
    const formula = formulaOf(read(written))
    const start = performance.now()
    solve(formula)
    expect(performance.now() - start).toBeLessThan(400)
  })

  test('segments that double with every level are not unfolded without end', () => {
    const doubling = new Map<string, Condition>(
      Array.from({ length: 40 }, (_, level) => [
        `s${level}`,
        read({ any: [{ all: [{ segment: `s${level + 1}` }, { tag: 'a' }] }, { segment: `s${level + 1}` }] }),
      ]),
    )
    const start = performance.now()
    solve(toFormula(read({ segment: 's0' }), [], { ...anywhere, segments: doubling }))
    expect(performance.now() - start).toBeLessThan(400)
  })
})
