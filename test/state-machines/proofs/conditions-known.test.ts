import { expect, test } from 'vitest'
import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { toCondition } from '../../../state-machines/1-parse/to-domain/to-condition.ts'
import { solve } from '../../../state-machines/2-check/conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../../state-machines/2-check/conditions/logic/to-formula.ts'

/** What is counted is known by the name of its event, for these tests. */
const read = (written: WrittenCondition): Condition =>
  toCondition(written, ({ event, where }) => JSON.stringify([event, where]))
const segments = new Map([
  ['rich', read({ score: { gte: 30 } })],
  ['rich-or-vip', read({ any: [{ segment: 'rich' }, { tag: 'vip' }] })],
])
const formulaOf = (condition: Condition) => toFormula(condition, [], { ...anywhere, segments })
const said = (written: WrittenCondition): string => solve(formulaOf(read(written))).kind

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
  {
    all: [
      { did: { event: 'Viewed', where: { kind: 'tea', hot: true } } },
      { not: { did: { event: 'Viewed', where: { kind: 'tea' } } } },
    ],
  },
  {
    all: [
      { did: { event: 'Viewed', where: { kind: 'tea' }, count: { gte: 2 }, within: '1d' } },
      { did: { event: 'Viewed', count: { lt: 2 }, within: '2d' } },
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
  {
    all: [{ did: { event: 'Viewed' } }, { not: { did: { event: 'Viewed', where: { kind: 'tea' } } } }],
  },
  {
    all: [
      { did: { event: 'Viewed', where: { kind: 'tea' }, count: 2 } },
      { did: { event: 'Viewed', where: { kind: 'ale' }, count: 3 } },
      { did: { event: 'Viewed', count: { gte: 5 } } },
    ],
  },
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
