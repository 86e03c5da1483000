import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Noon on the first of March 2026, UTC. */
const start = Date.UTC(2026, 2, 1, 12)

const onDate = (rest: string) =>
  yaml('j', `name: J\ntrigger: { date: { attribute: day, ${rest} } }\nreentry: always\nsteps: [{ send: card }]\n`)

const sentToAnn = () => test.mails('ann@example.com').map(({ sentAt }) => new Date(sentAt).toISOString().slice(0, 16))

describe('what is due in years', () => {
  it('comes at its time, though nobody knew yet how the clocks would stand then', async () => {
    const workspace = testWorkspace({ journeys: [onDate('at: "09:00"')], messages: { card: [] } })
    test = openTestRuntime(workspace, Date.UTC(2026, 10, 22))
    await test.identify('ann', { email: 'ann@example.com', timezone: 'Europe/Paris', day: '2028-07-01' })
    await test.pass(days(700))
    expect(sentToAnn()).toEqual(['2028-07-01T07:00'])
  })

  it('is a contact leaving a segment whose time is longer than a year', async () => {
    const back = yaml('j', 'name: J\ntrigger: { segment: { left: fans } }\nsteps: [{ send: card }]\n')
    const segments = { fans: '{ did: { event: Ordered, within: 800d } }' }
    test = openTestRuntime(testWorkspace({ journeys: [back], messages: { card: [] }, segments }), start)
    await test.identify('ann', { email: 'ann@example.com', timezone: 'Asia/Taipei' })
    await test.track('ann', 'Ordered')
    await test.pass(days(799))
    expect(sentToAnn()).toEqual([])
    await test.pass(days(2))
    expect(sentToAnn()).toEqual(['2028-05-09T12:01'])
  })
})

describe('a contact who travels on the day of a date', () => {
  it('has that day once, though it comes a second time where they are then', async () => {
    const journeys = [onDate('yearly: true, at: "09:00"')]
    test = openTestRuntime(testWorkspace({ journeys, messages: { card: [] } }), start)
    await test.identify('ann', { email: 'ann@example.com', timezone: 'Pacific/Kiritimati', day: '1990-03-12' })
    await test.pass(days(10) + hours(8))
    expect(sentToAnn()).toEqual(['2026-03-11T19:00'])
    await test.identify('ann', { timezone: 'Pacific/Pago_Pago' })
    await test.pass(days(3))
    expect(sentToAnn()).toEqual(['2026-03-11T19:00'])
    await test.pass(days(365))
    expect(sentToAnn()).toEqual(['2026-03-11T19:00', '2027-03-12T20:00'])
  })
})
