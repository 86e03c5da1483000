import fc from 'fast-check'
import jsonata from 'jsonata'
import { describe, expect, test } from 'vitest'
import {
  addDuration,
  dayOfJourney,
  instantOfWallTime,
  wallTime,
  zonePeriods,
} from '../../shared/domain/time/local-time.ts'
import { answerTo, secondsOf, secondsUntil } from '../../state-machines/4-emit/expressions.ts'
import { compiled, compileValue } from '../support/compile.ts'
import { zonedInstant } from '../support/random/instants.ts'
import { journeyArbitrary, tries } from '../support/random-journeys.ts'

/** How often each law is tried. */
const runs = 500

const day = 86_400_000
const noTime = { days: 0, seconds: 0 }

/** Evaluates an expression as Step Functions does: on JSON, at a given instant. */
async function evaluate(expression: unknown, now: number, states: object): Promise<unknown> {
  if (typeof expression !== 'string') return expression
  const compiledExpression = jsonata(expression.slice(2, -2))
  compiledExpression.registerFunction('millis', () => now)
  return compiledExpression.evaluate({}, { states: JSON.parse(JSON.stringify(states)) })
}

const contextWith = (input: object) => ({ context: { Execution: { Input: input } } })

const duration = fc.record({ days: fc.integer({ min: 0, max: 40 }), seconds: fc.integer({ min: 0, max: 100_000 }) })
/** How long after entry a state is entered. */
const since = fc.integer({ min: 0, max: 357 * day })
const least = fc.constantFrom(0, 1, 60)

describe('the seconds of a duration', () => {
  test('are those of the contact’s calendar, by the clock changes that were known at entry', async () => {
    await fc.assert(
      fc.asyncProperty(zonedInstant, since, duration, least, async ({ zone, instant }, passed, time, atLeast) => {
        const atEntry = zonePeriods(zone, instant - passed)
        const seconds = await evaluate(secondsOf(time, atLeast), instant, contextWith({ zone: atEntry }))
        const due = addDuration(zonePeriods(zone, instant), instant, time)
        expect(seconds).toBe(Math.max(atLeast, Math.ceil((due - instant) / 1000)))
      }),
      { numRuns: runs * 2 },
    )
  })
})

describe('the seconds until a day of the journey', () => {
  test('lead to that day in the zone that was known at entry, and are none once it is past', async () => {
    const days = fc.record({
      day: fc.integer({ min: 0, max: 357 }),
      at: fc.option(fc.integer({ min: 0, max: 1439 }), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(
        zonedInstant,
        since,
        days,
        least,
        async ({ zone, instant }, passed, { day: days, at }, atLeast) => {
          const due = at === undefined ? { day: days } : { day: days, at }
          const instantOfDay = dayOfJourney(zonePeriods(zone, instant), instant, days, at)
          const input = { enteredAt: instant, zone: zonePeriods(zone, instant) }
          const seconds = await evaluate(
            secondsUntil({ kind: 'day', ...due }, atLeast),
            instant + passed,
            contextWith(input),
          )
          expect(seconds).toBe(Math.max(atLeast, Math.ceil((instantOfDay - instant - passed) / 1000)))
        },
      ),
      { numRuns: runs },
    )
  })
})

describe('the seconds until a weekday', () => {
  test('lead to the first such day and clock time on the wall, which may be this very moment', async () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
    const at = fc.integer({ min: 0, max: 1439 })
    await fc.assert(
      fc.asyncProperty(zonedInstant, weekdays, at, async ({ zone, instant }, chosen, clock) => {
        const periods = zonePeriods(zone, instant)
        const now = wallTime(periods, instant)
        const today = Math.floor(now / day) * day
        const readings = [0, 1, 2, 3, 4, 5, 6, 7].map((days) => today + days * day + clock * 60_000)
        const first = readings.find((one) => one >= now && chosen.includes(new Date(one).getUTCDay())) ?? Number.NaN
        const seconds = await evaluate(
          secondsUntil({ kind: 'weekday', weekdays: chosen, at: clock }, 0),
          instant,
          contextWith({ zone: periods }),
        )
        expect(seconds).toBe(Math.max(0, Math.ceil((instantOfWallTime(periods, first) - instant) / 1000)))
      }),
      { numRuns: runs },
    )
  })
})

describe('the seconds until an instant that was asked for', () => {
  const asked = { id: 'q7', step: 'renewal', date: { attribute: 'renewal', offset: noTime, at: 0, within: noTime } }
  test.each([
    [{ answers: { q7: 61_500 } }, 2],
    [{ answers: { q7: 60_000 } }, 0],
    [{ answers: { q7: 5 } }, 0],
    [{ answers: {} }, 0],
    [{}, 0],
  ])('after %j are %i at the end of the first minute', async (input, expected) => {
    const expression = secondsUntil({ kind: 'answer', question: asked }, 0)
    expect(await evaluate(expression, 60_000, { input })).toBe(expected)
  })
})

describe('the answer to a question', () => {
  test.each([
    [{ answers: { q1: true } }, true],
    [{ answers: { q1: false } }, false],
    [{ answers: { q1: 'true' } }, false],
    [{ answers: { q2: true } }, false],
    [{ answers: {} }, false],
    [{}, false],
    ['2026-03-02T09:00:00Z', false],
  ])('%j to q1 is %s, and never nothing', async (input, expected) => {
    expect(await evaluate(answerTo('q1'), 0, { input })).toBe(expected)
  })
})

describe('every expression of a machine', () => {
  test('is JSONata of the version that AWS has', () => {
    fc.assert(
      fc.property(journeyArbitrary(), fc.boolean(), ({ written, workspace }, isOptimised) => {
        const { definition } = compiled(compileValue(written, { workspace, isOptimised }))
        const expressions = JSON.stringify(definition).match(/\{%(?:[^%]|%(?!\}))*%\}/g) ?? []
        for (const expression of new Set(expressions)) expect(() => jsonata(expression.slice(2, -2))).not.toThrow()
        expect(expressions.length).toBeGreaterThan(0)
      }),
      tries(runs / 2),
    )
  })
})
