import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseClockTime, wallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { endOfQuietHours, type QuietHours } from '../../shared/domain/time/quiet-hours.ts'
import { zonedInstant } from '../support/random/instants.ts'

/** How often each law is tried. */
const runs = 1000

const day = 86_400_000
const minute = 60_000

const hours = (from: string, until: string): QuietHours => ({
  from: parseClockTime(from) ?? Number.NaN,
  until: parseClockTime(until) ?? Number.NaN,
})
const night = hours('21:00', '09:00')
const noon = hours('12:00', '14:00')

const endAt = (zone: string, instant: string, quiet: QuietHours | undefined): string | undefined => {
  const end = endOfQuietHours(zonePeriods(zone, Date.parse(instant)), Date.parse(instant), quiet)
  return end === undefined ? undefined : new Date(end).toISOString().replace('.000Z', 'Z')
}

describe('quiet hours', () => {
  test.each([
    ['begin at their first minute', 'Asia/Taipei', '2026-03-02T13:00:00Z', night, '2026-03-03T01:00:00Z'],
    ['have not begun a minute before', 'Asia/Taipei', '2026-03-02T12:59:00Z', night, undefined],
    ['hold after midnight', 'Asia/Taipei', '2026-03-02T17:30:00Z', night, '2026-03-03T01:00:00Z'],
    ['hold to the last millisecond', 'Asia/Taipei', '2026-03-03T00:59:59.999Z', night, '2026-03-03T01:00:00Z'],
    ['are over at their last minute', 'Asia/Taipei', '2026-03-03T01:00:00Z', night, undefined],
    ['within one day hold within it', 'Asia/Taipei', '2026-03-02T05:00:00Z', noon, '2026-03-02T06:00:00Z'],
    ['within one day are over at their end', 'Asia/Taipei', '2026-03-02T06:00:00Z', noon, undefined],
    ['within one day do not hold at night', 'Asia/Taipei', '2026-03-02T17:00:00Z', noon, undefined],
    [
      'from and until the same time never hold',
      'Asia/Taipei',
      '2026-03-02T04:00:00Z',
      hours('12:00', '12:00'),
      undefined,
    ],
    ['that nobody set never hold', 'Asia/Taipei', '2026-03-02T17:00:00Z', undefined, undefined],
    [
      'are an hour shorter in a night that is',
      'America/New_York',
      '2026-03-08T02:00:00Z',
      night,
      '2026-03-08T13:00:00Z',
    ],
    [
      'are an hour longer in a night that is',
      'America/New_York',
      '2026-11-01T01:00:00Z',
      night,
      '2026-11-01T14:00:00Z',
    ],
    [
      'that end in a gap end with it',
      'America/New_York',
      '2026-03-08T05:00:00Z',
      hours('23:00', '02:30'),
      '2026-03-08T07:00:00Z',
    ],
    [
      'that end in a half-hour gap end with it',
      'Australia/Lord_Howe',
      '2026-10-03T14:00:00Z',
      hours('23:00', '02:15'),
      '2026-10-03T15:30:00Z',
    ],
    [
      'that end at a time which comes twice end at the first',
      'America/New_York',
      '2026-11-01T04:00:00Z',
      hours('22:00', '01:30'),
      '2026-11-01T05:30:00Z',
    ],
    [
      'that come back with the clock end at the second',
      'America/New_York',
      '2026-11-01T06:10:00Z',
      hours('22:00', '01:30'),
      '2026-11-01T06:30:00Z',
    ],
    [
      'that come back by half an hour end at the second',
      'Australia/Lord_Howe',
      '2026-04-04T15:05:00Z',
      hours('22:00', '01:45'),
      '2026-04-04T15:15:00Z',
    ],
  ])('%s: %s at %s', (_, zone, instant, quiet, end) => {
    expect(endAt(zone, instant, quiet)).toBe(end)
  })

  const anyHours = fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1439 }) })

  test('hold by the clock on the wall: from their beginning, until before their end', () => {
    fc.assert(
      fc.property(zonedInstant, anyHours, ({ zone, instant }, quiet) => {
        const periods = zonePeriods(zone, instant)
        const now = (((wallTime(periods, instant) % day) + day) % day) / minute
        const untilEnd = (quiet.until - now + 1440) % 1440
        const sinceBeginning = (now - quiet.from + 1440) % 1440
        const length = (quiet.until - quiet.from + 1440) % 1440
        expect(endOfQuietHours(periods, instant, quiet) !== undefined).toBe(
          length > 0 && sinceBeginning < length && untilEnd > 0,
        )
      }),
      { numRuns: runs },
    )
  })

  test('end later than now, within a day and a clock change, and when their clock time has come', () => {
    fc.assert(
      fc.property(zonedInstant, anyHours, ({ zone, instant }, quiet) => {
        const periods = zonePeriods(zone, instant)
        const end = endOfQuietHours(periods, instant, quiet)
        if (end === undefined) return
        const change = periods.find(({ from }) => from === end)
        const clock = (((wallTime(periods, end) % day) + day) % day) / minute
        expect(end).toBeGreaterThan(instant)
        expect(end - instant).toBeLessThanOrEqual(2 * day)
        // Where their end was left out by the clock, they end at the change.
        expect(clock === quiet.until || change !== undefined).toBe(true)
      }),
      { numRuns: runs },
    )
  })
})
