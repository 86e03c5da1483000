import { describe, expect, test } from 'vitest'
import { readDeed } from '../../../state-machines/scenarios/read-deed.ts'
import { readAgo, readDay, readWhen } from '../../../state-machines/scenarios/read-time.ts'

describe('what happens is read from a sentence:', () => {
  test.each([
    ['opens welcome', { kind: 'opens', message: 'welcome' }],
    ['clicks details in case-study', { kind: 'clicks', link: 'details', message: 'case-study' }],
    ['clicks in case-study', { kind: 'clicks', message: 'case-study' }],
    ['replies to welcome', { kind: 'replies', message: 'welcome' }],
    ['unsubscribes', { kind: 'unsubscribes' }],
    ['unsubscribes in welcome', { kind: 'unsubscribes', message: 'welcome' }],
    ['bounces', { kind: 'bounces' }],
    ['bounces welcome', { kind: 'bounces', message: 'welcome' }],
    ['complains', { kind: 'complains' }],
    ['complains about welcome', { kind: 'complains', message: 'welcome' }],
    ['does Demo Booked', { kind: 'does', event: 'Demo Booked', properties: {} }],
    [
      'does Order Completed with total 120, currency TWD, cart.note "a, b", isGift true',
      {
        kind: 'does',
        event: 'Order Completed',
        properties: { total: 120, currency: 'TWD', cart: { note: 'a, b' }, isGift: true },
      },
    ],
    ['does "Paid with Card" with code "007"', { kind: 'does', event: 'Paid with Card', properties: { code: '007' } }],
    ['completes task-sales', { kind: 'completes', step: 'task-sales' }],
    ['gets tags vip, gold', { kind: 'gets-tags', tags: ['vip', 'gold'] }],
    ['loses tag vip', { kind: 'loses-tags', tags: ['vip'] }],
    ['scores 20', { kind: 'scores', name: 'main', by: 20 }],
    ['scores -2.5 in engagement', { kind: 'scores', name: 'engagement', by: -2.5 }],
    ['city becomes New Taipei', { kind: 'becomes', attribute: 'city', value: 'New Taipei' }],
    ['seats becomes 20', { kind: 'becomes', attribute: 'seats', value: 20 }],
  ])('%s', (text, deed) => {
    expect(readDeed(text)).toEqual({ kind: 'read', deed })
  })

  test.each([
    ['open welcome', 'Did you mean `opens welcome`?'],
    ['opns case-study', 'Did you mean `opens case-study`?'],
    ['click case-study', 'Did you mean `clicks details in case-study`?'],
    ['clicks case-study', 'Write it like `clicks details in case-study`.'],
    ['does Order Completed with total', 'Write it like `does Order Completed with total 120, currency TWD`.'],
    ['reads a book', 'Write it like one of these: `opens welcome`'],
  ])('and where it cannot be (%s), an example is given', (text, remedy) => {
    expect(readDeed(text)).toMatchObject({ kind: 'unclear', remedy: expect.stringContaining(remedy) })
  })
})

describe('when it happens is read from', () => {
  const hours = (count: number) => ({ days: 0, seconds: count * 3600 })

  test.each([
    ['on day 2', { kind: 'day', day: 2 }],
    ['on day 6 at 14:00', { kind: 'day', day: 6, at: 14 * 60 }],
    ['on day 0 at 9:05', { kind: 'day', day: 0, at: 9 * 60 + 5 }],
    ['3h after case-study', { kind: 'after-message', message: 'case-study', time: hours(3) }],
    ['2 days after entry', { kind: 'after-entry', time: { days: 2, seconds: 0 } }],
    ['1 hour 30 minutes after welcome', { kind: 'after-message', message: 'welcome', time: hours(1.5) }],
  ])('%s', (text, when) => {
    expect(readWhen(text)).toEqual(when)
  })

  test.each(['day two', 'on day 2 at 25:00', 'later', 'some time after welcome', 'on day 2 at'])(
    'but not from `%s`',
    (text) => {
      expect(readWhen(text)).toBeUndefined()
    },
  )

  test('days before are read in words, and days of messages without `on`', () => {
    expect(readAgo('30 days before')).toEqual({ days: 30, seconds: 0 })
    expect(readAgo('30 days')).toBeUndefined()
    expect(readDay('day 2 at 13:00')).toEqual({ kind: 'day', day: 2, at: 780 })
  })
})
