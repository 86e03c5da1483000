import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WrittenCondition } from '../../shared/contracts/journey-file/written-condition.ts'
import { type Condition, type Facts, holds } from '../../shared/domain/condition/condition.ts'
import { newContact } from '../../shared/domain/contact/contact.ts'
import { usualWarmth } from '../../shared/domain/contact/warmth.ts'
import { zonePeriods } from '../../shared/domain/time/local-time.ts'
import { toCondition } from '../../state-machines/1-parse/to-domain/to-condition.ts'
import { conditionArbitrary } from '../support/random/conditions.ts'
import { smallWorld } from '../support/random/world.ts'

const now = Date.parse('2026-03-10T02:00:00Z')
const hoursAgo = (hours: number): number => now - hours * 3_600_000

/** Ann: vip, 18, with a story in the enrollment e1. */
const facts: Facts = {
  contact: {
    ...newContact('ann', 0),
    attributes: {
      city: 'Taipei',
      age: '18',
      tags: ['a', 'b'],
      address: { zip: 100 },
      joined: '2026-01-31',
      none: null,
    },
    tags: ['vip', 'engaged'],
    scores: { main: 60, engagement: 0 },
    history: {
      'Page Viewed': { total: 9, times: [hoursAgo(50), hoursAgo(24), hoursAgo(1)] },
    },
    enrollments: {
      e1: {
        journey: 'j',
        version: 'v',
        enteredAt: hoursAgo(72),
        state: 'open',
        done: {},
        messages: {
          welcome: { sentAt: hoursAgo(72), openedAt: hoursAgo(30), clicks: { ebook: hoursAgo(30), demo: hoursAgo(2) } },
          'case-study': { sentAt: hoursAgo(20), clicks: {} },
          constructor: { sentAt: hoursAgo(1), clicks: {} },
        },
      },
    },
  },
  enrollmentId: 'e1',
  event: { amount: 300, plan: 'gold' },
  now,
  zone: zonePeriods('Asia/Taipei', now),
  world: { segments: {}, warmth: usualWarmth },
}

/** What is counted is known by the name of its event, for this test. */
const read = (written: WrittenCondition): Condition => toCondition(written, ({ event }) => event)
const asked = (written: WrittenCondition, about: Facts = facts): boolean => holds(read(written), about)

const truths: readonly (readonly [WrittenCondition, boolean])[] = [
  [{ tag: 'vip' }, true],
  [{ tag: 'gold' }, false],
  [{ tag: ['gold', 'engaged'] }, true],
  [{ tag: ['gold', 'silver'] }, false],
  [{ attribute: { city: 'Taipei' } }, true],
  [{ attribute: { city: 'Taipei', age: { gte: 18, lt: 19 } } }, true],
  [{ attribute: { city: 'Taipei', age: { gt: 18 } } }, false],
  [{ attribute: { city: ['Berlin', 'Taipei'] } }, true],
  [{ attribute: { tags: 'b' } }, true],
  [{ attribute: { tags: { contains: 'c' } } }, false],
  [{ attribute: { 'address.zip': 100 } }, true],
  [{ attribute: { joined: { after: '2026-01-01', before: '2026-02-01' } } }, true],
  [{ attribute: { joined: { before: '2026-01-31' } } }, false],
  [{ attribute: { company: 'Acme' } }, false],
  [{ attribute: { company: { exists: false } } }, true],
  [{ attribute: { none: null } }, true],
  [{ attribute: { none: { exists: true } } }, false],
  [{ attribute: { toString: { exists: true } } }, false],
  [{ score: { gte: 60 } }, true],
  [{ score: { gt: 60 } }, false],
  [{ score: { engagement: { lt: 1 } } }, true],
  [{ score: { engagement: 0, main: { gte: 1 } } }, true],
  [{ score: { unheard: 0 } }, true],
  [{ score: { unheard: { gte: 1 } } }, false],
  [{ score: { valueOf: { lt: 1 } } }, true],
  [{ did: { event: 'Page Viewed' } }, true],
  [{ did: { event: 'Page Viewed', count: 9 } }, true],
  [{ did: { event: 'Page Viewed', count: { gte: 10 } } }, false],
  [{ did: { event: 'Page Viewed', within: '2h' } }, true],
  [{ did: { event: 'Page Viewed', within: '30m' } }, false],
  [{ did: { event: 'Page Viewed', within: '1d', count: 2 } }, true],
  [{ did: { event: 'Page Viewed', within: '1d', count: { gt: 2 } } }, false],
  [{ did: { event: 'Page Viewed', within: '3d', count: { gte: 3, lte: 3 } } }, true],
  [{ did: { event: 'Order Completed' } }, false],
  [{ did: { event: 'Order Completed', count: 0 } }, true],
  [{ did: { event: 'Order Completed', count: { lt: 1 }, within: '7d' } }, true],
  [{ received: 'welcome' }, true],
  [{ received: 'product-demo' }, false],
  [{ received: { message: 'case-study', within: '20h' } }, true],
  [{ received: { message: 'case-study', within: '19h' } }, false],
  [{ opened: 'welcome' }, true],
  [{ opened: 'case-study' }, false],
  [{ opened: { message: 'welcome', within: '1d 6h' } }, true],
  [{ opened: { message: 'welcome', within: '1d' } }, false],
  [{ clicked: 'welcome' }, true],
  [{ clicked: 'case-study' }, false],
  [{ clicked: { message: 'welcome', link: 'ebook' } }, true],
  [{ clicked: { message: 'welcome', link: 'prices' } }, false],
  [{ clicked: { message: 'welcome', within: '3h' } }, true],
  [{ clicked: { message: 'welcome', link: 'ebook', within: '3h' } }, false],
  [{ received: 'constructor' }, true],
  [{ clicked: 'constructor' }, false],
  [{ clicked: { message: 'welcome', link: 'constructor' } }, false],
  [{ opened: 'valueof' }, false],
  [{ event: { amount: { gte: 300 } } }, true],
  [{ event: { amount: 300, plan: 'free' } }, false],
  [{ event: { missing: { lt: 1 } } }, false],
]

describe('a condition', () => {
  test.each(truths)('%j is %s, and its opposite is the opposite', (written, expected) => {
    expect(asked(written)).toBe(expected)
    expect(asked({ not: written })).toBe(!expected)
    expect(asked({ not: { not: written } })).toBe(expected)
  })

  test('asked of somebody of whom nothing is known is never an error', () => {
    const nobody: Facts = { contact: newContact('nobody', 0), now, zone: facts.zone, world: facts.world }
    const open: readonly string[] = truths.filter(([one]) => asked(one, nobody)).map(([one]) => JSON.stringify(one))
    expect(open).toEqual([
      '{"attribute":{"company":{"exists":false}}}',
      '{"score":{"engagement":{"lt":1}}}',
      '{"score":{"unheard":0}}',
      '{"score":{"valueOf":{"lt":1}}}',
      '{"did":{"event":"Order Completed","count":0}}',
      '{"did":{"event":"Order Completed","count":{"lt":1},"within":"7d"}}',
    ])
    for (const [one] of truths) expect(asked({ not: one }, nobody)).toBe(!asked(one, nobody))
  })

  test('about a message is about this enrollment only', () => {
    expect(asked({ opened: 'welcome' }, { ...facts, enrollmentId: 'e2' })).toBe(false)
    expect(asked({ opened: 'welcome' }, { ...facts, enrollmentId: 'constructor' })).toBe(false)
    const { enrollmentId: _, ...outside } = facts
    expect(asked({ opened: 'welcome' }, outside)).toBe(false)
  })

  test('looks back by the contact’s calendar, where a day may have 23 hours', () => {
    const monday = Date.parse('2026-03-09T01:00:00Z')
    const seen = { total: 1, times: [Date.parse('2026-03-08T02:00:00Z')] }
    const contact = { ...newContact('bob', 0), history: { Seen: seen } }
    const inZone = (zone: string): Facts => ({ ...facts, contact, now: monday, zone: zonePeriods(zone, monday) })
    // Nine in the evening in New York, a day after nine in the evening: 23 hours, because the clocks went forward.
    expect(asked({ did: { event: 'Seen', within: '1d' } }, inZone('America/New_York'))).toBe(true)
    expect(asked({ did: { event: 'Seen', within: '1d', count: 0 } }, inZone('America/New_York'))).toBe(false)
    expect(asked({ did: { event: 'Seen', within: '22h' } }, inZone('America/New_York'))).toBe(false)
  })

  const pair = fc.tuple(conditionArbitrary(smallWorld, 1), conditionArbitrary(smallWorld, 1))

  test('made of others holds as they do: all, any, not, and the laws between them', () => {
    fc.assert(
      fc.property(pair, (conditions) => {
        const [a, b] = conditions.map((one) => read(one({ world: smallWorld, sent: ['welcome', 'case-study'] })))
        if (a === undefined || b === undefined) return
        const told = (condition: Condition): boolean => holds(condition, facts)
        const not = (of: Condition): Condition => ({ kind: 'not', of })
        expect(told({ kind: 'all', of: [a, b] })).toBe(told(a) && told(b))
        expect(told({ kind: 'any', of: [a, b] })).toBe(told(a) || told(b))
        expect(told(not({ kind: 'all', of: [a, b] }))).toBe(told({ kind: 'any', of: [not(a), not(b)] }))
        expect(told(not({ kind: 'any', of: [a, b] }))).toBe(told({ kind: 'all', of: [not(a), not(b)] }))
      }),
      { numRuns: 500 },
    )
  })
})
