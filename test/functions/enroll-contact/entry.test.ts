import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { hmacSigner } from '../../../shared/security/hmac-signer.ts'
import { suppress } from '../../../shared/store/entities/suppressions.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Opens a Waymark with one journey that sends `hello` after a day; `head` is what stands above its steps. */
async function open(head: string): Promise<void> {
  const text = `name: J\n${head}\nsteps:\n  - wait: 1d\n  - send: hello\n`
  test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], messages: { hello: [] } }))
  await test.identify('ann', { email: 'ann@example.com', city: 'Taipei' })
}

const trigger = (properties: JsonObject = {}) => test.track('ann', 'Signed Up', properties)

/** How entries were decided, in their order: the word `entered`, or the reason of the refusal. */
const decisions = async (): Promise<readonly string[]> =>
  (await test.timeline('ann')).flatMap((activity) => {
    if (activity.kind === 'entered') return ['entered']
    return activity.kind === 'entry-refused' ? [activity.reason] : []
  })

describe('the door of a journey', () => {
  it('lets in whoever the trigger and the audience mean', async () => {
    await open(`trigger: { event: Signed Up, where: { plan: gold } }\naudience: { attribute: { city: Taipei } }`)
    await trigger({ plan: 'gold' })
    expect(await decisions()).toEqual(['entered'])
    await test.pass(days(2))
    expect(test.received()).toEqual(['hello'])
  })

  it('is not even asked where the event is another than the trigger means', async () => {
    await open('trigger: { event: Signed Up, where: { plan: gold } }')
    await trigger({ plan: 'free' })
    await trigger()
    await test.track('ann', 'Signed Out', { plan: 'gold' })
    expect(await decisions()).toEqual([])
  })

  it('keeps out whoever is not in the audience', async () => {
    await open(`trigger: { event: Signed Up }\naudience: { all: [{ attribute: { city: Berlin } }] }`)
    await trigger()
    expect(await decisions()).toEqual(['not-in-audience'])
    expect(await counted(test, 'j', 'refused:not-in-audience')).toBe(1)
    expect(await counted(test, 'j', 'entered')).toBe(0)
  })

  it('keeps out whom an exit would send away at once', async () => {
    await open(`trigger: { event: Signed Up }\nexit: [{ attribute: { city: Taipei } }]`)
    await trigger()
    expect(await decisions()).toEqual(['exit-holds-already'])
  })

  it('lets in by an event that is an exit as well: only the next one of its kind ends the enrollment', async () => {
    await open(`trigger: { event: Order Completed }\nreentry: always\nexit: [{ event: Order Completed }]`)
    await test.track('ann', 'Order Completed')
    expect(await decisions()).toEqual(['entered'])
    await test.pass(days(2))
    expect(test.received()).toEqual(['hello'])
    await test.track('ann', 'Order Completed')
    await test.pass(hours(1))
    await test.track('ann', 'Order Completed')
    expect((await test.timeline('ann')).slice(-3)).toMatchObject([
      { kind: 'event', name: 'Order Completed' },
      { kind: 'exited', reason: 'Order Completed' },
      { kind: 'entered' },
    ])
  })

  it('keeps out whom nothing may be sent to, but not who left one topic', async () => {
    await open('trigger: { event: Signed Up }\nreentry: always')
    const address = hmacSigner('test').fingerprint('ann@example.com')
    await suppress(test.store, address, { reason: 'unsubscribed', topics: ['other'], at: 1 })
    await trigger()
    await test.pass(days(2))
    await suppress(test.store, address, { reason: 'complained', topics: 'all', at: 2 })
    await trigger()
    expect(await decisions()).toEqual(['entered', 'suppressed'])
  })
})

describe('re-entry', () => {
  it('never, unless it is said', async () => {
    await open('trigger: { event: Signed Up }')
    await trigger()
    await test.pass(days(5))
    await trigger()
    expect(await decisions()).toEqual(['entered', 'has-been-inside'])
  })

  it('always, but not while inside', async () => {
    await open('trigger: { event: Signed Up }\nreentry: always')
    await trigger()
    await test.pass(hours(1))
    await trigger()
    await test.pass(days(2))
    await trigger()
    await test.pass(days(2))
    expect(await decisions()).toEqual(['entered', 'already-inside', 'entered'])
    expect(test.received()).toEqual(['hello', 'hello'])
  })

  it('after a time since the entry before, to the second', async () => {
    await open('trigger: { event: Signed Up }\nreentry: { after: 7d }')
    await trigger()
    await test.pass(days(7) - 1)
    await trigger()
    await test.pass(1)
    await trigger()
    expect(await decisions()).toEqual(['entered', 'has-been-inside', 'entered'])
  })

  it('for each value of a property on its own: two carts are two passes', async () => {
    await open('trigger: { event: Signed Up }\nreentry: { key: cart_id }')
    await trigger({ cart_id: 'a' })
    await trigger({ cart_id: 'b' })
    await trigger({ cart_id: 'a' })
    await test.pass(days(2))
    await trigger({ cart_id: 'b' })
    await trigger({})
    await trigger({ cart_id: null })
    expect(await decisions()).toEqual([
      'entered',
      'entered',
      'already-inside',
      'has-been-inside',
      'entered',
      'already-inside',
    ])
    await test.pass(days(2))
    expect(test.received()).toEqual(['hello', 'hello', 'hello'])
  })
})
