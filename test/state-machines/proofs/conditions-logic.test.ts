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
const said = (written: WrittenCondition): string => solve(formulaOf(read(written))).kind

const sent = Object.keys(world.messages)
const conditions = conditionArbitrary(world, 2).map((settled) => read(settled({ world, sent })))
const small = conditionArbitrary(world, 1).map((settled) => read(settled({ world, sent })))
const people = fc.sample(factsArbitrary(world, Object.fromEntries(segments)), 400)

describe('of random conditions', () => {
  test('one that is called impossible holds for nobody', () => {
    let impossible = 0
    fc.assert(
      fc.property(fc.tuple(small, small, small), (of) => {
        const condition: Condition = { kind: 'all', of: [...of, { kind: 'not', of: of[0] }].slice(0, 3) as Condition[] }
        const together: Condition = { kind: 'all', of }
        for (const one of [condition, together]) {
          if (solve(formulaOf(one)).kind !== 'impossible') continue
          impossible++
          for (const facts of people) expect(holds(one, facts)).toBe(false)
        }
      }),
      { numRuns: 1500 },
    )
    expect(impossible).toBeGreaterThan(100)
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
        const kinds = { true: solve(formulaOf(condition)).kind, false: solve(opposite(formulaOf(condition))).kind }
        for (const facts of people) expect(kinds[`${holds(condition, facts)}`]).not.toBe('impossible')
      }),
      { numRuns: 1000 },
    )
  })
})

const contradictions: readonly WrittenCondition[] = [
  { all: [{ score: { gte: 60 } }, { score: { lt: 60 } }] },
  { all: [{ score: { gte: 60 } }, { not: { score: { gt: 20 } } }] },
  { score: { gt: 5, lt: 5 } },
  { score: { engagement: { is: 3, gte: 4 } } },
  { all: [{ tag: 'vip' }, { not: { tag: ['vip', 'gold'] } }] },
  { all: [{ tag: ['vip', 'gold'] }, { not: { tag: 'vip' } }, { not: { tag: 'gold' } }] },
  { attribute: { age: { gte: 18, lt: 12 } } },
  { attribute: { age: { is: 5, gte: 10 } } },
  { attribute: { city: { exists: false, is: 'Taipei' } } },
  { attribute: { city: { is: 'Taipei', gte: 3 } } },
  { all: [{ attribute: { city: ['Taipei', 'Berlin'] } }, { not: { attribute: { city: { exists: true } } } }] },
  { attribute: { joined: { before: '2026-01-01', after: '2026-02-01' } } },
  { attribute: { joined: { after: '2026-01-01T09:00:00+08:00', before: '2026-01-01T01:00:00Z' } } },
  { all: [{ event: { amount: { gte: 100 } } }, { event: { amount: { lte: 99 } } }] },
  { all: [{ stage: 'interest' }, { stage: ['desire', 'action'] }] },
  { all: [{ warmth: 'hot' }, { not: { warmth: ['hot', 'warm'] } }] },
  { not: { warmth: ['hot', 'warm', 'cold'] } },
  { all: [{ opened: 'welcome' }, { not: { received: 'welcome' } }] },
  { all: [{ clicked: 'welcome' }, { not: { opened: 'welcome' } }] },
  { all: [{ clicked: { message: 'welcome', link: 'ebook', within: '1d' } }, { not: { clicked: 'welcome' } }] },
  {
    all: [{ opened: { message: 'welcome', within: '1d' } }, { not: { opened: { message: 'welcome', within: '2d' } } }],
  },
  { did: { event: 'Demo Booked', count: { gte: 3, lt: 3 } } },
  { did: { event: 'Demo Booked', count: { lt: 0 } } },
  { did: { event: 'Demo Booked', count: { gt: 1, lt: 2 } } },
  {
    all: [
      { did: { event: 'Demo Booked', count: { gte: 2 }, within: '1d' } },
      { did: { event: 'Demo Booked', count: 1 } },
    ],
  },
  { all: [{ segment: 'rich' }, { score: { lt: 10 } }] },
  { all: [{ not: { segment: 'rich-or-vip' } }, { tag: 'vip' }] },
  { all: [{ consent: 'news' }, { attribute: { email: { exists: false } } }] },
  { any: [{ score: { gt: 1, lt: 0 } }, { all: [{ tag: 'vip' }, { not: { tag: 'vip' } }] }] },
  {
    all: [
      { any: [{ tag: 'a' }, { tag: 'b' }] },
      { any: [{ tag: 'c' }, { tag: 'd' }] },
      { any: [{ score: { lt: 10 } }, { score: { gt: 90 } }] },
      { score: { gte: 20, lte: 80 } },
    ],
  },
]

const possibilities: readonly WrittenCondition[] = [
  // A list has one of each.
  { all: [{ attribute: { city: 'Taipei' } }, { attribute: { city: 'Berlin' } }] },
  { all: [{ attribute: { city: 'Taipei' } }, { not: { attribute: { city: { contains: 'ai' } } } }] },
  { attribute: { age: { is: 18, gte: 18 } } },
  { attribute: { code: { is: '18', gte: 18 } } },
  { attribute: { city: { contains: 'tai' } } },
  { score: { gte: 5, lte: 5 } },
  { score: { gt: 0, lt: 0.001 } },
  { not: { stage: ['awareness', 'interest', 'desire', 'action', 'loyalty'] } },
  { all: [{ opened: 'welcome' }, { not: { opened: { message: 'welcome', within: '1d' } } }] },
  {
    all: [{ clicked: { message: 'welcome', within: '1d' } }, { not: { opened: { message: 'welcome', within: '1d' } } }],
  },
  {
    all: [
      { did: { event: 'Demo Booked', count: { gte: 3 } } },
      { did: { event: 'Demo Booked', count: 0, within: '1d' } },
    ],
  },
  // A day of the calendar may be shorter or longer than 24 hours.
  { all: [{ did: { event: 'Demo Booked', within: '1d' } }, { not: { did: { event: 'Demo Booked', within: '24h' } } }] },
  { all: [{ consent: 'news' }, { not: { consent: 'offers' } }] },
]

test.each(contradictions.map((one) => [JSON.stringify(one), one] as const))('%s is impossible', (_, written) => {
  expect(said(written)).toBe('impossible')
})

test.each(possibilities.map((one) => [JSON.stringify(one), one] as const))('%s is possible', (_, written) => {
  expect(said(written)).toBe('possible')
})

test.each([{ city: 'Taipei', or: 'Berlin' }])(
  'what the tracking plan knows as no list is one thing only',
  ({ city, or }) => {
    const both = read({ all: [{ attribute: { city } }, { attribute: { city: or } }] })
    expect(solve(toFormula(both, [], { ...anywhere, isSingle: () => true })).kind).toBe('impossible')
  },
)

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
