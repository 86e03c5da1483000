import { afterEach, describe, expect, it } from 'vitest'
import { sendMessage } from '../../../functions/send-message/core.ts'
import { days, hours, type TestRuntime } from '../../support/test-runtime.ts'
import { coresOf } from '../cores.ts'
import { address, enroll, noteOrders, openStage, type Stage, told } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

const night = { quietHours: { from: '21:00', until: '08:00' } }
const steps = '  - send: hello'

/** When Ann, who lives in a zone and enters at an instant, gets the mail (UTC). */
async function sentAt(timezone: string, startsAt: string, settings: Stage['settings'] = night): Promise<string> {
  test = openStage({ steps, settings, startsAt: Date.parse(startsAt) })
  await enroll(test, { timezone })
  await test.pass(days(2))
  const [kept, ...others] = test.mails(address)
  expect(others).toEqual([])
  return new Date(kept?.sentAt ?? 0).toISOString()
}

describe('a message that falls into the quiet hours is sent when they end, by the contact’s clock', () => {
  it.each([
    ['Asia/Taipei', '2026-03-02T14:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['Asia/Taipei', '2026-03-02T23:59:59.999Z', '2026-03-03T00:00:00.000Z'],
    ['Asia/Taipei', '2026-03-02T12:59:59.999Z', '2026-03-02T12:59:59.999Z'],
    ['Asia/Taipei', '2026-03-02T13:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['Asia/Taipei', '2026-03-03T00:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-02T20:00:00Z', '2026-03-03T02:30:00.000Z'],
    ['America/New_York', '2026-03-03T05:00:00Z', '2026-03-03T13:00:00.000Z'],
  ])('%s, %s', async (zone, startsAt, expected) => {
    expect(await sentAt(zone, startsAt)).toBe(expected)
  })

  it.each([
    [
      'the night in which the clocks of New York go forward',
      'America/New_York',
      '2026-03-08T04:00Z',
      '2026-03-08T12:00',
    ],
    ['the night before', 'America/New_York', '2026-03-07T04:00Z', '2026-03-07T13:00'],
    ['the night in which they go back', 'America/New_York', '2026-11-01T03:00Z', '2026-11-01T13:00'],
    ['the night before', 'America/New_York', '2026-10-31T03:00Z', '2026-10-31T12:00'],
    ['half an hour forward on Lord Howe Island', 'Australia/Lord_Howe', '2026-10-03T12:00Z', '2026-10-03T21:00'],
    ['half an hour back there', 'Australia/Lord_Howe', '2026-04-04T12:00Z', '2026-04-04T21:30'],
  ])('%s', async (_, zone, startsAt, expected) => {
    expect(await sentAt(zone, startsAt)).toBe(`${expected}:00.000Z`)
  })

  it.each([
    ['end in the hour that is left out', '02:30', 'America/New_York', '2026-03-08T05:00Z', '2026-03-08T07:00'],
    ['end in the half hour that is left out', '02:15', 'Australia/Lord_Howe', '2026-10-03T12:00Z', '2026-10-03T15:30'],
    ['end in the hour that comes twice', '01:30', 'America/New_York', '2026-11-01T03:00Z', '2026-11-01T05:30'],
    ['end in the half hour that comes twice', '01:45', 'Australia/Lord_Howe', '2026-04-04T12:00Z', '2026-04-04T14:45'],
  ])('where they %s', async (_, until, zone, startsAt, expected) => {
    const settings = { quietHours: { from: '21:00', until } }
    expect(await sentAt(zone, startsAt, settings)).toBe(`${expected}:00.000Z`)
  })

  it.each(['UTC', 'GMT+0000', 'Nowhere/Land', ''])('the workspace’s, where theirs is not known (%s)', async (zone) => {
    expect(await sentAt(zone, '2026-03-02T14:00:00Z')).toBe('2026-03-03T00:00:00.000Z')
  })

  it('the one of the place to which they have moved meanwhile', async () => {
    test = openStage({ steps, settings: night, startsAt: Date.parse('2026-03-02T14:00:00Z') })
    await enroll(test, { timezone: 'Asia/Taipei' })
    await test.identify('ann', { timezone: 'America/New_York' })
    await test.pass(days(1))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello'])
    await test.pass(days(1))
    expect(new Date(test.mails()[0]?.sentAt ?? 0).toISOString()).toBe('2026-03-03T00:00:00.000Z')
  })
})

describe('the wait behind a message that was put off', () => {
  it('begins when it is sent', async () => {
    const settings = night
    const waiting = '  - send: hello\n  - wait: 1h\n  - send: second'
    test = openStage({ steps: waiting, settings, startsAt: Date.parse('2026-03-02T14:00:00Z') })
    await enroll(test)
    await test.pass(days(1))
    const [first, second] = test.mails(address)
    expect(new Date(first?.sentAt ?? 0).toISOString()).toBe('2026-03-03T00:00:00.000Z')
    const gap = (second?.sentAt ?? 0) - (first?.sentAt ?? 0)
    expect(gap).toBeGreaterThanOrEqual(hours(1))
    expect(gap).toBeLessThanOrEqual(hours(1) + 61_000)
  })
})

describe('an order that was put off and comes again', () => {
  it('by itself, while it is still quiet, costs the contact nothing', async () => {
    test = openStage({ steps, settings: night, startsAt: Date.parse('2026-03-02T14:00:00Z') })
    const orders = noteOrders(test)
    await enroll(test)
    const [order] = orders
    if (order === undefined) throw new Error('nothing was ordered')
    for (let delivery = 0; delivery < 3; delivery++) {
      await test.pass(hours(1))
      await sendMessage(order, coresOf(test))
    }
    expect(await told(test)).toEqual(['deferred hello'])
    await test.pass(days(1))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello'])
    expect(test.received()).toEqual(['hello'])
  })

  it('when it is quiet no more, sends the mail, and the new order sends none', async () => {
    test = openStage({ steps, settings: night, startsAt: Date.parse('2026-03-02T23:30:00Z') })
    const orders = noteOrders(test)
    await enroll(test)
    await test.pass(hours(1))
    for (const order of orders) await sendMessage(order, coresOf(test))
    await test.pass(days(1))
    expect(orders).toHaveLength(2)
    expect(test.received()).toEqual(['hello'])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'completed' })
  })

  it('after its sender died before the state machine was told, is told then', async () => {
    test = openStage({ steps, settings: night, startsAt: Date.parse('2026-03-02T14:00:00Z') })
    const { runner } = test.runtime
    const fail = runner.fail.bind(runner)
    runner.fail = async () => {
      runner.fail = fail
      throw new Error('the process died')
    }
    await enroll(test)
    await test.pass(days(1))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello'])
    expect(new Date(test.mails()[0]?.sentAt ?? 0).toISOString()).toBe('2026-03-03T00:00:00.000Z')
  })
})
