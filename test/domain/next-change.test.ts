import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, type Facts, holds } from '../../shared/domain/condition/condition.ts'
import { nextChange } from '../../shared/domain/condition/next-change.ts'
import { newContact } from '../../shared/domain/contact/contact.ts'
import { warmths } from '../../shared/domain/contact/warmth.ts'
import { zonePeriods } from '../../shared/domain/time/local-time.ts'

const hour = 3_600_000
const warmth = { hot: { days: 7, seconds: 0 }, warm: { days: 30, seconds: 0 } }

/** A moment before the clocks of New York go forward, and one before they go back. */
const moments = [Date.UTC(2026, 2, 7, 22, 30), Date.UTC(2026, 9, 31, 20, 15), Date.UTC(2026, 5, 1, 4)]

const within = fc.record({ days: fc.nat(9), seconds: fc.constantFrom(0, 1800, 5400, 86_399) })

const count = fc.array(
  fc.record({ kind: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'is'), value: fc.nat(4) }) as fc.Arbitrary<
    Extract<Condition, { kind: 'did' }>['count'][number]
  >,
  { minLength: 1, maxLength: 2 },
)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ watch: fc.constantFrom('a', 'b'), count, within }).map((did): Condition => {
    return { kind: 'did', event: did.watch, where: [], ...did }
  }),
  fc.subarray([...warmths], { minLength: 1 }).map((anyOf): Condition => ({ kind: 'warmth', anyOf })),
  within.map((time): Condition => ({ kind: 'opened', message: 'm', within: time })),
  fc.constantFrom<Condition>({ kind: 'tag', anyOf: ['vip'] }, { kind: 'segment', segment: 'other' }),
)

const condition: fc.Arbitrary<Condition> = fc.letrec<{ whole: Condition }>((tie) => ({
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('whole').map((of): Condition => ({ kind: 'not', of })),
    fc
      .record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('whole'), { minLength: 1, maxLength: 3 }) })
      .map((whole) => whole as Condition),
  ),
})).whole

const facts: fc.Arbitrary<Facts> = fc
  .record({
    now: fc.constantFrom(...moments),
    segment: leaf.filter(({ kind }) => kind !== 'segment'),
    active: fc.option(fc.nat(40 * 24), { nil: undefined }),
    opened: fc.nat(9 * 24 * 60),
    ages: fc.array(fc.nat(9 * 24 * 60), { maxLength: 6 }),
  })
  .map(({ now, segment, active, opened, ages }) => ({
    contact: {
      ...newContact('ann', 0),
      ...(active === undefined ? {} : { activeAt: now - active * hour }),
      history: { a: { total: ages.length, times: ages.map((age) => now - age * 60_000).sort((x, y) => x - y) } },
      enrollments: {
        e: {
          ...{ journey: 'j', version: 'v', enteredAt: 0, state: 'open', done: {} },
          messages: { m: { openedAt: now - opened * 60_000, clicks: {} } },
        },
      },
    },
    enrollmentId: 'e',
    now,
    zone: zonePeriods('America/New_York', now),
    world: { segments: { other: segment }, warmth },
  })) as fc.Arbitrary<Facts>

describe('the next change', () => {
  test('is the end of a time in which time alone changes nothing', () => {
    let changes = 0
    fc.assert(
      fc.property(
        condition,
        facts,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (asked, about, places) => {
          const next = nextChange(asked, about)
          const end = next ?? about.now + 300 * 24 * hour
          const truth = holds(asked, about)
          const near = [end - 1, about.now + 1, ...about.zone.flatMap(({ from }) => [from - 1, from, from + hour])]
          const between = [...places.map((place) => about.now + Math.floor(place * (end - 1 - about.now))), ...near]
          for (const now of between.filter((at) => at > about.now && at < end)) {
            expect(holds(asked, { ...about, now })).toBe(truth)
          }
          if (next !== undefined) expect(next).toBeGreaterThan(about.now)
          if (next !== undefined && holds(asked, { ...about, now: next }) !== truth) changes++
        },
      ),
      { numRuns: 1500 },
    )
    // The law would hold of an answer that is always `now`: most answers are real changes.
    expect(changes).toBeGreaterThan(300)
  })

  test.each([
    ['the third last time leaves the window', { kind: 'gte', value: 3 }, 2 * 24],
    ['the last time leaves the window', { kind: 'gte', value: 1 }, 2.5 * 24 + 1],
  ] as const)('is when %s', (_, test, after) => {
    const now = Date.UTC(2026, 5, 1)
    const times = [now - 24 * hour, now - 20 * hour, now - 11 * hour]
    const about: Facts = {
      ...{ now, zone: zonePeriods('Asia/Taipei', now), world: { segments: {}, warmth } },
      contact: { ...newContact('ann', 0), history: { a: { total: 3, times } } },
    }
    const did: Condition = {
      kind: 'did',
      watch: 'a',
      event: 'a',
      where: [],
      count: [test],
      within: { days: 3, seconds: 0 },
    }
    expect(nextChange(did, about)).toBe(now + after * hour + 1)
  })

  test('is when the clocks go back, where what was a day ago a moment before is so no longer', () => {
    const now = Date.UTC(2026, 10, 1, 5, 45)
    const about: Facts = {
      ...{ now, zone: zonePeriods('America/New_York', now), world: { segments: {}, warmth } },
      contact: { ...newContact('ann', 0), history: { a: { total: 1, times: [now - 24 * hour - 15 * 60_000] } } },
    }
    const count = [{ kind: 'gte', value: 1 }] as const
    const did: Condition = { kind: 'did', watch: 'a', event: 'a', where: [], count, within: { days: 1, seconds: 0 } }
    expect(holds(did, about)).toBe(false)
    expect(nextChange(did, about)).toBe(Date.UTC(2026, 10, 1, 6))
  })

  test('never comes where nothing goes by time', () => {
    const now = Date.UTC(2026, 5, 1)
    const about: Facts = {
      ...{ now, zone: zonePeriods('Asia/Taipei', now), world: { segments: {}, warmth } },
      contact: newContact('ann', 0),
    }
    expect(nextChange({ kind: 'warmth', anyOf: ['cold'] }, about)).toBeUndefined()
    expect(nextChange({ kind: 'not', of: { kind: 'tag', anyOf: ['a'] } }, about)).toBeUndefined()
  })
})
