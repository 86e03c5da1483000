import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Noon on the first of March 2026, UTC. */
const start = Date.UTC(2026, 2, 1, 12)

const birthday = (rest: string) =>
  yaml(
    'birthday',
    `name: B\ntrigger: { date: { attribute: birthday, ${rest} } }\nreentry: always\nsteps: [{ send: card }]\n`,
  )

const open = (rest: string, settings = {}) => {
  test = openTestRuntime(testWorkspace({ journeys: [birthday(rest)], messages: { card: [] }, settings }), start)
}

const person = (id: string, traits: object) => test.identify(id, { email: `${id}@example.com`, ...traits })

const sentTo = (id: string) =>
  test.mails(`${id}@example.com`).map(({ sentAt }) => new Date(sentAt).toISOString().slice(0, 16))

describe('a date of a contact', () => {
  it('lets them in days before it, at nine on their own clock', async () => {
    open('yearly: true, offset: -3d, at: "09:00"')
    await person('taipei', { birthday: '1990-03-12', timezone: 'Asia/Taipei' })
    await person('paris', { birthday: '1985-03-12', timezone: 'Europe/Paris' })
    await person('chicago', { birthday: '1985-03-12T04:30:00Z', timezone: 'America/Chicago' })
    await test.pass(days(30))
    expect(sentTo('taipei')).toEqual(['2026-03-09T01:00'])
    expect(sentTo('paris')).toEqual(['2026-03-09T08:00'])
    // The clocks of Chicago have gone forward the day before.
    expect(sentTo('chicago')).toEqual(['2026-03-09T14:00'])
  })

  it('lets them in again every year, and on 28 February where the year has no 29th', async () => {
    open('yearly: true, at: "09:00"')
    await person('ann', { birthday: '1992-02-29' })
    await test.pass(days(3 * 365))
    expect(sentTo('ann')).toEqual(['2027-02-28T01:00', '2028-02-29T01:00', '2029-02-28T01:00'])
  })

  it('lets them in once where it is not yearly, and not where it is past already', async () => {
    open('at: "09:00"')
    await person('ann', { birthday: '2026-03-20' })
    await person('bob', { birthday: '2026-02-20' })
    await test.pass(days(800))
    expect([sentTo('ann'), sentTo('bob')]).toEqual([['2026-03-20T01:00'], []])
  })

  it('moves with the attribute, and is gone with it', async () => {
    open('yearly: true, at: "09:00"')
    await person('ann', { birthday: '1990-03-12' })
    await person('bob', { birthday: '1990-03-12' })
    await test.pass(days(2))
    await person('ann', { birthday: '1990-03-22' })
    await person('bob', { birthday: null })
    await test.pass(days(60))
    expect([sentTo('ann'), sentTo('bob')]).toEqual([['2026-03-22T01:00'], []])
  })

  it('is not lost where something happens in the very minute in which it is due', async () => {
    open('yearly: true, at: "09:00"')
    await person('ann', { birthday: '1990-03-02' })
    // The event is taken when the date has come and nobody has gone by it yet.
    test.runtime.clock.jumpTo(Date.UTC(2026, 2, 2, 1))
    await test.track('ann', 'Page Viewed')
    await test.pass(hours(1))
    expect(sentTo('ann')).toEqual(['2026-03-02T01:00'])
  })

  it('is known of those who were there before the journey was', async () => {
    test = openTestRuntime(testWorkspace({ journeys: [], messages: { card: [] } }), start)
    await person('ann', { birthday: '1990-03-12' })
    await test.pass(hours(1))
    test.runtime.publish(testWorkspace({ journeys: [birthday('yearly: true, at: "09:00"')], messages: { card: [] } }))
    await test.pass(days(20))
    expect(sentTo('ann')).toEqual(['2026-03-12T01:00'])
  })

  it('lets nobody in by a journey that was removed, or by a date that was changed, meanwhile', async () => {
    open('yearly: true, at: "09:00"')
    await person('ann', { birthday: '1990-03-12' })
    test.runtime.publish(
      testWorkspace({ journeys: [birthday('yearly: true, offset: 1d, at: "18:30"')], messages: { card: [] } }),
    )
    await test.pass(days(20))
    expect(sentTo('ann')).toEqual(['2026-03-13T10:30'])
    test.runtime.publish(testWorkspace({ journeys: [], messages: { card: [] } }))
    await test.pass(days(400))
    expect(sentTo('ann')).toHaveLength(1)
  })
})
