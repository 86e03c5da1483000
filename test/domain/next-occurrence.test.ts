import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newContact } from '../../shared/domain/contact/contact.ts'
import { nextOccurrence } from '../../shared/domain/contact/next-occurrence.ts'
import { zonePeriods } from '../../shared/domain/time/local-time.ts'

const now = Date.UTC(2026, 2, 1, 12)
const zone = zonePeriods('Europe/Paris', now)

const next = (written: unknown, { isYearly = true, days = 0, seconds = 0, at = 9 * 60 } = {}) => {
  const contact = { ...newContact('ann', 0), attributes: { day: written as string } }
  const trigger = { kind: 'date', attribute: 'day', isYearly, offset: { days, seconds }, at } as const
  const found = nextOccurrence(contact, trigger, { now, zone })
  return found && new Date(found).toISOString().slice(0, 16)
}

describe('the next day of a contact', () => {
  test.each([
    ['later this year', '1990-07-12', {}, '2026-07-12T07:00'],
    ['next year, where it is past', '1990-01-12', {}, '2027-01-12T08:00'],
    ['today, where the hour is still to come', '1990-03-01', { at: 18 * 60 }, '2026-03-01T17:00'],
    ['next year, where the hour is past', '1990-03-01', {}, '2027-03-01T08:00'],
    ['the 28th in a common year', '1992-02-29', {}, '2027-02-28T08:00'],
    ['in this year, put back from the next', '1990-01-02', { days: -40 }, '2026-11-23T08:00'],
    ['put forward from last year', '1990-12-20', { days: 80 }, '2026-03-10T08:00'],
    ['hours before it', '1990-03-02', { at: 0, seconds: -7200 }, '2026-03-01T21:00'],
    ['put back by more than a year', '1990-03-12', { days: -400 }, '2027-02-06T08:00'],
    ['in this year, whatever year is written', '2030-05-01', {}, '2026-05-01T07:00'],
    ['once, where it does not come again', '2026-03-03', { isYearly: false }, '2026-03-03T08:00'],
    ['never, where it is past and does not come again', '2026-02-03', { isYearly: false }, undefined],
    ['never, where no calendar has the day', '1990-02-29', {}, undefined],
    ['never, where no calendar has it, with a time', '1990-02-30T09:00:00Z', {}, undefined],
    ['never, where nothing can be read', 'tomorrow', {}, undefined],
    ['never, where it is no text', 5, {}, undefined],
  ] as const)('is %s', (_, written, trigger, expected) => {
    expect(next(written, trigger)).toBe(expected)
  })

  test('is always to come, and less than two years away where it comes every year', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (date, days) => {
        const found = Date.parse(`${next(date.toISOString().slice(0, 10), { days })}Z`)
        expect(found).toBeGreaterThan(now)
        expect(found - now).toBeLessThan(367 * 86_400_000)
      }),
    )
  })
})
