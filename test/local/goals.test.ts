import { afterEach, describe, expect, it } from 'vitest'
import { counted } from '../functions/counted.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'

async function open(
  goal: string,
  steps = '  - send: first\n  - wait: 1d\n  - send: second\n  - wait: 1d\n  - send: third\n',
) {
  const text = `name: J\ntrigger: { event: Signed Up }\nreentry: always\ngoal: ${goal}\nsteps:\n${steps}`
  const messages = { first: ['more'], second: ['more'], third: ['more'] }
  test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], messages }))
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
}

/** The messages that reached goals were credited to; `nobody` where there was none. */
const credits = async () =>
  (await test.timeline('ann')).flatMap((activity) =>
    activity.kind === 'goal-reached' ? [activity.creditedTo ?? 'nobody'] : [],
  )

const threeMails = () => test.pass(days(2) + hours(1))

describe('a goal', () => {
  it('counts once for an enrollment, however often it is reached', async () => {
    await open('{ event: Bought, within: 30d }')
    await threeMails()
    for (let time = 0; time < 3; time++) await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['third'])
    expect(await counted(test, 'j', 'goal-reached')).toBe(1)
  })

  it('counts again for another enrollment', async () => {
    await open('{ event: Bought, within: 30d }')
    await threeMails()
    await test.track('ann', 'Bought')
    await test.track('ann', 'Signed Up')
    await test.pass(hours(1))
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['third', 'first'])
  })

  it('is only what its filter means', async () => {
    await open('{ event: Bought, where: { amount: { gte: 100 } }, within: 30d }')
    await test.track('ann', 'Bought', { amount: 99 })
    expect(await credits()).toEqual([])
    await test.track('ann', 'Bought', { amount: 100 })
    expect(await credits()).toEqual(['first'])
  })

  it('is credited to the last message that was clicked', async () => {
    await open('{ event: Bought, within: 30d }')
    await threeMails()
    await test.click(address, 'first')
    await test.pass(hours(1))
    await test.click(address, 'second')
    await test.pass(hours(1))
    await test.open(address, 'third')
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['second'])
  })

  it('else to the last that was opened', async () => {
    await open('{ event: Bought, within: 30d }')
    await threeMails()
    await test.open(address, 'second')
    await test.pass(hours(1))
    await test.open(address, 'first')
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['first'])
  })

  it('else to the last that was sent', async () => {
    await open('{ event: Bought, within: 30d }')
    await test.pass(days(1) + hours(1))
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['second'])
  })

  it('and to none where nothing was sent', async () => {
    await open('{ event: Bought, within: 30d }', '  - wait: 5d\n  - send: first\n')
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['nobody'])
  })

  it('counts while its window is open, also when the journey is long over', async () => {
    await open('{ event: Bought, within: 30d }')
    await test.pass(days(30))
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual(['third'])
  })

  it('does not count a moment after', async () => {
    await open('{ event: Bought, within: 30d }')
    await test.pass(days(30) + 1)
    await test.track('ann', 'Bought')
    expect(await credits()).toEqual([])
    expect(await counted(test, 'j', 'goal-reached')).toBe(0)
    expect((await test.contact('ann'))?.enrollments).toEqual({})
  })

  it('does not count what was done before the entry, however late it is told', async () => {
    await open('{ event: Bought, within: 30d }')
    const before = new Date(test.runtime.clock.now() - hours(1)).toISOString()
    await test.post({ type: 'track', userId: 'ann', event: 'Bought', timestamp: before })
    expect(await credits()).toEqual([])
  })

  it('counts what was done in its window, though it is told after', async () => {
    await open('{ event: Bought, within: 3d }')
    const inTime = new Date(test.runtime.clock.now() + days(2)).toISOString()
    await test.pass(days(2) + hours(12))
    await test.post({ type: 'track', userId: 'ann', event: 'Bought', timestamp: inTime })
    expect(await credits()).toEqual(['third'])
  })

  it('without a window counts only while the contact is inside', async () => {
    await open('{ event: Bought }')
    await test.pass(days(1))
    await test.track('ann', 'Bought')
    expect(await credits()).toHaveLength(1)
    await test.pass(days(5))
    await test.track('ann', 'Signed Up')
    await test.pass(days(5))
    await test.track('ann', 'Bought')
    expect(await credits()).toHaveLength(1)
  })

  it('that is an exit as well is both', async () => {
    await open('{ event: Bought, within: 30d }\nexit: [{ event: Bought }]')
    await test.track('ann', 'Bought')
    await test.pass(days(5))
    expect(await credits()).toEqual(['first'])
    expect(test.received()).toEqual(['first'])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Bought' })
  })

  it('is credited to no message that was never sent', async () => {
    await open('{ event: Bought, within: 30d }')
    await test.pass(hours(1))
    await test.identify('ann', { email: null })
    await test.pass(days(3))
    await test.track('ann', 'Bought')
    expect(test.received()).toEqual(['first'])
    expect(await credits()).toEqual(['first'])
  })
})
