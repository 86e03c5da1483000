import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeDuration, parseDuration, roughSeconds } from '../../shared/domain/time/duration.ts'

describe('a duration', () => {
  test.each([
    ['30s', 0, 30, '30 seconds'],
    ['15m', 0, 900, '15 minutes'],
    ['24h', 0, 86_400, '24 hours'],
    ['2d', 2, 0, '2 days'],
    ['1w', 7, 0, '7 days'],
    ['1d 12h', 1, 43_200, '1 day 12 hours'],
    ['1h 1m 1s', 0, 3661, '1 hour 1 minute 1 second'],
    ['2d 1w 3d', 12, 0, '12 days'],
    ['0s', 0, 0, 'no time'],
  ])('%s is %i days and %i seconds, in words: %s', (text, days, seconds, words) => {
    expect(parseDuration(text)).toEqual({ days, seconds })
    expect(describeDuration({ days, seconds })).toBe(words)
    expect(roughSeconds({ days, seconds })).toBe(days * 86_400 + seconds)
  })

  test.each([
    '',
    '2',
    'd',
    '2 d',
    '2days',
    '-1d',
    '1.5d',
    '1d  12h',
    ' 1d',
    '1d ',
    '1y',
    '1D',
    '1234567d',
    '1d\n',
    '１d',
  ])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('keeps days apart from hours, because a day is not always 24 of them', () => {
    expect(parseDuration('1d')).not.toEqual(parseDuration('24h'))
  })

  test('is the sum of its parts, in any order', () => {
    const part = fc
      .tuple(fc.nat(999_999), fc.constantFrom('s', 'm', 'h', 'd', 'w'))
      .map(([count, unit]) => `${count}${unit}`)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const sum = parts.map((one) => parseDuration(one) ?? { days: Number.NaN, seconds: Number.NaN })
        const days = sum.reduce((so, one) => so + one.days, 0)
        const seconds = sum.reduce((so, one) => so + one.seconds, 0)
        expect(parseDuration(parts.join(' '))).toEqual({ days, seconds })
        expect(parseDuration(parts.toReversed().join(' '))).toEqual({ days, seconds })
      }),
    )
  })
})
