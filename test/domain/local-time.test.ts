import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDuration,
  dayOfJourney,
  instantOfWallTime,
  isTimeZone,
  parseClockTime,
  subtractDuration,
  wallTime,
  zonePeriods,
} from '../../shared/domain/time/local-time.ts'
import { referenceInstant, zoned, zonedInstant, zones } from '../support/random/instants.ts'

/** How often each law is tried. */
const runs = 1000

const day = 86_400_000

/** A local time as milliseconds that are read like UTC. */
const wall = (text: string): number => Date.parse(`${text}Z`)
const utc = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z')
const instantAt = (zone: string, local: string): string =>
  utc(instantOfWallTime(zonePeriods(zone, wall(local)), wall(local)))

describe('a local time', () => {
  test.each([
    ['that comes once', '2026-03-08 02:30', 'Asia/Taipei', '2026-03-07T18:30:00Z'],
    ['that comes once', '2026-03-08 02:30', 'Asia/Kolkata', '2026-03-07T21:00:00Z'],
    ['that comes twice means the first', '2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['that comes twice means the first', '2027-11-07 01:30', 'America/New_York', '2027-11-07T05:30:00Z'],
    ['that is left out is the moment of the change', '2026-03-08 02:30', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['that is left out is the moment of the change', '2027-03-14 02:30', 'America/New_York', '2027-03-14T07:00:00Z'],
    ['that is left out is the moment of the change', '2027-03-28 01:30', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['that is left out is the moment of the change', '2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['that is left out is the moment of the change', '2027-10-03 02:15', 'Australia/Lord_Howe', '2027-10-02T15:30:00Z'],
    ['that is left out is the moment of the change', '2026-09-27 02:50', 'Pacific/Chatham', '2026-09-26T14:00:00Z'],
    ['that is left out is the moment of the change', '2026-04-24 00:30', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    [
      'of a day that is left out is the next day’s beginning',
      '2011-12-30 12:00',
      'Pacific/Apia',
      '2011-12-30T10:00:00Z',
    ],
  ])('%s: %s in %s', (_, local, zone, instant) => {
    expect(instantAt(zone, local.replace(' ', 'T'))).toBe(instant)
  })

  test('is the reference’s, in any zone and near any clock change', () => {
    fc.assert(
      fc.property(zonedInstant, ({ zone, instant }) => {
        const local = zoned('UTC', instant).toPlainDateTime()
        expect(instantOfWallTime(zonePeriods(zone, instant), instant)).toBe(referenceInstant(zone, local))
      }),
      { numRuns: runs },
    )
  })

  test('of an instant is the reference’s, as far away as an enrollment lasts', () => {
    fc.assert(
      fc.property(zonedInstant, fc.integer({ min: -365, max: 365 }), ({ zone, instant }, away) => {
        const then = instant + away * day
        const shown = zoned(zone, then).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds
        expect(wallTime(zonePeriods(zone, instant), then)).toBe(shown)
      }),
      { numRuns: runs },
    )
  })
})

describe('the periods of a zone', () => {
  test('follow each other without a gap, from the beginning to the end of time', () => {
    fc.assert(
      fc.property(zonedInstant, ({ zone, instant }) => {
        const periods = zonePeriods(zone, instant)
        const ends = periods.map(({ until }) => until)
        expect(periods.map(({ from }) => from).slice(1)).toEqual(ends.slice(0, -1))
        expect([periods[0]?.from, ends.at(-1)]).toEqual([-8_640_000_000_000_000, 8_640_000_000_000_000])
      }),
      { numRuns: runs / 5 },
    )
  })
})

const duration = fc.record({ days: fc.integer({ min: 0, max: 300 }), seconds: fc.integer({ min: 0, max: 400_000 }) })

describe('a duration', () => {
  test('ends at the same clock time so many days later, and then so many exact seconds', () => {
    fc.assert(
      fc.property(zonedInstant, duration, ({ zone, instant }, { days, seconds }) => {
        const local = zoned(zone, instant).toPlainDateTime().add({ days })
        const expected = days === 0 ? instant : referenceInstant(zone, local)
        expect(addDuration(zonePeriods(zone, instant), instant, { days, seconds })).toBe(expected + seconds * 1000)
      }),
      { numRuns: runs },
    )
  })

  test('looks back by the same calendar', () => {
    fc.assert(
      fc.property(zonedInstant, duration, ({ zone, instant }, { days, seconds }) => {
        const local = zoned(zone, instant).toPlainDateTime().subtract({ days })
        const expected = days === 0 ? instant : referenceInstant(zone, local)
        expect(subtractDuration(zonePeriods(zone, instant), instant, { days, seconds })).toBe(expected - seconds * 1000)
      }),
      { numRuns: runs },
    )
  })

  test('never ends before it began', () => {
    fc.assert(
      fc.property(zonedInstant, duration, ({ zone, instant }, time) => {
        expect(addDuration(zonePeriods(zone, instant), instant, time)).toBeGreaterThanOrEqual(instant)
      }),
      { numRuns: runs },
    )
  })

  test.each([
    ['a day that has 23 hours', 'America/New_York', '2026-03-07T15:00:00Z', 1, '2026-03-08T14:00:00Z'],
    ['a day that has 25 hours', 'America/New_York', '2026-10-31T14:00:00Z', 1, '2026-11-01T15:00:00Z'],
    ['a day that has 23 and a half hours', 'Australia/Lord_Howe', '2026-10-02T23:00:00Z', 1, '2026-10-03T22:30:00Z'],
    ['a day in Taipei', 'Asia/Taipei', '2026-03-07T15:00:00Z', 1, '2026-03-08T15:00:00Z'],
    ['a day that is not there', 'Pacific/Apia', '2011-12-29T22:00:00Z', 1, '2011-12-30T10:00:00Z'],
  ])('of one day is %s', (_, zone, from, days, until) => {
    const instant = Date.parse(from)
    expect(utc(addDuration(zonePeriods(zone, instant), instant, { days, seconds: 0 }))).toBe(until)
  })
})

describe('a day of the journey', () => {
  test('is so many days after entry, at the clock time of the entry or at its own', () => {
    const clock = fc.option(fc.integer({ min: 0, max: 1439 }), { nil: undefined })
    fc.assert(
      fc.property(zonedInstant, fc.integer({ min: 0, max: 364 }), clock, ({ zone, instant }, days, at) => {
        const entered = zoned(zone, instant).toPlainDateTime()
        const time = at === undefined ? entered.toPlainTime() : new Temporal.PlainTime(Math.floor(at / 60), at % 60)
        const local = entered.toPlainDate().add({ days }).toPlainDateTime(time)
        expect(dayOfJourney(zonePeriods(zone, instant), instant, days, at)).toBe(referenceInstant(zone, local))
      }),
      { numRuns: runs },
    )
  })

  test.each([
    ['Asia/Taipei', 2, undefined, '2026-03-09T02:15:00Z'],
    ['Asia/Taipei', 2, '10:00', '2026-03-09T02:00:00Z'],
    ['Asia/Taipei', 0, '10:00', '2026-03-07T02:00:00Z'],
    ['America/New_York', 2, undefined, '2026-03-09T01:15:00Z'],
    ['America/New_York', 2, '10:00', '2026-03-08T14:00:00Z'],
    ['America/New_York', 2, '02:30', '2026-03-08T07:00:00Z'],
  ])('in %s: day %i at %s', (zone, days, at, expected) => {
    const entered = Date.parse('2026-03-07T02:15:00Z')
    const clock = at === undefined ? undefined : parseClockTime(at)
    expect(utc(dayOfJourney(zonePeriods(zone, entered), entered, days, clock))).toBe(expected)
  })
})

describe('the names of zones', () => {
  test('are those of the IANA database, and no others', () => {
    expect([...zones, 'UTC', 'Europe/Berlin'].map(isTimeZone)).not.toContain(false)
    expect(['Asia/Tapei', '', 'Taipei', 'GMT+25', '__proto__', '{% $now() %}'].map(isTimeZone)).not.toContain(true)
  })

  test('stand beside clock times that are read by the minute', () => {
    expect(['00:00', '09:30', '23:59'].map(parseClockTime)).toEqual([0, 570, 1439])
    expect(['24:00', '9:30', '09:60', '0930', '09:30:00', ''].map(parseClockTime)).toEqual(Array(6).fill(undefined))
  })
})
