import { afterEach, describe, expect, it } from 'vitest'
import type { Activity } from '../../../shared/domain/contact/activity.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

const journey = yaml(
  'cart',
  `name: Cart
trigger: { event: Product Added }
reentry: always
exit: [{ event: Order Completed }]
steps:
  - score: 1
  - wait-for: { event: Viewed, within: 5d }
    then: [{ send: seen }]
    else: [{ send: unseen }]
`,
)

let test: TestRuntime
afterEach(() => test.close())

function open(): TestRuntime {
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { seen: [], unseen: [] } }))
  return test
}

/** Makes the bus fail so many times, either before it takes the events or after. */
function breakBus(times: number, isTaken: boolean): void {
  const { bus } = test.runtime
  const put = bus.put.bind(bus)
  let left = times
  bus.put = async (events) => {
    if (left-- <= 0) return put(events)
    if (isTaken) await put(events)
    throw new Error('the bus is out of reach')
  }
}

const kinds = (timeline: readonly Activity[]) => timeline.map(({ kind }) => kind)
const event = (messageId: string, name: string) => ({ type: 'track', userId: 'ann', event: name, messageId })

describe('an event that comes again', () => {
  it('counts once, however often and in however many batches it comes', async () => {
    const { post, identify, timeline, contact } = open()
    await identify('ann', { email: 'ann@example.com' })
    const cart = event('once', 'Product Added')
    await post(cart, cart, cart)
    await post(cart, event('other', 'Something'))
    await test.pass(hours(30))
    await post(cart)
    expect(kinds(await timeline('ann')).filter((kind) => kind === 'event')).toHaveLength(2)
    expect(kinds(await timeline('ann')).filter((kind) => kind === 'entered')).toHaveLength(1)
    expect((await contact('ann'))?.scores).toEqual({ main: 1 })
    await test.pass(days(6))
    expect(test.received()).toEqual(['unseen'])
  })

  it('is the same event, whatever else is in it the second time', async () => {
    const { post, contact } = open()
    await post({ type: 'identify', userId: 'ann', traits: { city: 'Taipei' }, messageId: 'm' })
    await post({ type: 'identify', userId: 'ann', traits: { city: 'Berlin' }, messageId: 'm' })
    expect((await contact('ann'))?.attributes).toEqual({ city: 'Taipei' })
  })
})

describe('a crash between the profile and the bus', () => {
  it.each([false, true])('loses no entry and makes none twice (the bus had taken the event: %s)', async (isTaken) => {
    const { post, identify, timeline, contact } = open()
    await identify('ann', { email: 'ann@example.com' })
    breakBus(2, isTaken)
    await post(event('m', 'Product Added'))
    await test.pass(hours(1))
    expect(kinds(await timeline('ann')).filter((kind) => kind !== 'identified')).toEqual([
      'event',
      'entered',
      'changed',
    ])
    expect((await contact('ann'))?.scores).toEqual({ main: 1 })
    await test.pass(days(6))
    expect(test.received()).toEqual(['unseen'])
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
  })

  it('wakes who waited for the event, once', async () => {
    const { post, identify, timeline } = open()
    await identify('ann', { email: 'ann@example.com' })
    await post(event('a', 'Product Added'))
    breakBus(1, true)
    await post(event('b', 'Viewed'))
    await test.pass(hours(1))
    expect(test.received()).toEqual(['seen'])
    expect(kinds(await timeline('ann')).filter((kind) => kind === 'waited')).toHaveLength(1)
  })

  it('does not lose the wake where the runner failed', async () => {
    const { post, identify } = open()
    await identify('ann', { email: 'ann@example.com' })
    await post(event('a', 'Product Added'))
    const { runner } = test.runtime
    const succeed = runner.succeed.bind(runner)
    runner.succeed = async () => {
      runner.succeed = succeed
      throw new Error('Step Functions is out of reach')
    }
    await post(event('b', 'Viewed'))
    expect(test.received()).toEqual([])
    await test.pass(hours(1))
    expect(test.received()).toEqual(['seen'])
  })
})

describe('many changes of one contact at once', () => {
  it('lose nothing', async () => {
    const { post, contact } = open()
    const devices = Array.from({ length: 30 }, (_, index) => `device-${index}`)
    await post(...devices.map((anonymousId) => ({ type: 'alias', userId: 'ann', previousId: anonymousId })))
    await test.pass(hours(1))
    // Each device is a group of its own, so all of them are worked on at the same time.
    await post(
      ...devices.flatMap((anonymousId, index) => [
        { type: 'identify', anonymousId, traits: { [`field${index}`]: index } },
        { type: 'track', anonymousId, event: 'Viewed' },
        { type: 'track', anonymousId, event: 'Product Added', properties: { index } },
      ]),
    )
    await test.pass(hours(1))
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
    const ann = await contact('ann')
    expect(ann?.attributes).toEqual(Object.fromEntries(devices.map((_, index) => [`field${index}`, index])))
    const viewed = Object.values(ann?.history ?? {}).find(({ total }) => total > 0)
    expect(viewed).toMatchObject({ total: 30 })
    expect(kinds(await test.timeline('ann')).filter((kind) => kind === 'event')).toHaveLength(60)
  })

  it('make one contact of somebody who comes for the first time from all sides', async () => {
    const { post, contact } = open()
    const visits = Array.from({ length: 20 }, (_, index) => ({
      type: 'identify',
      userId: 'ann',
      anonymousId: `device-${index}`,
      traits: { [`field${index}`]: index },
    }))
    await Promise.all(visits.map((visit, index) => post({ ...visit, messageId: `visit-${index}` })))
    await test.pass(hours(1))
    expect(Object.keys((await contact('ann'))?.attributes ?? {})).toHaveLength(20)
  })
})
