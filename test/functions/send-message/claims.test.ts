import { afterEach, describe, expect, it } from 'vitest'
import { sendMessage } from '../../../functions/send-message/core.ts'
import { TryLater } from '../../../functions/send-message/try-later.ts'
import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import { findSend } from '../../../shared/store/entities/sends.ts'
import { days, hours, type TestRuntime } from '../../support/test-runtime.ts'
import { coresOf } from '../cores.ts'
import { counted } from '../counted.ts'
import { type Provider, scriptProvider, type Try } from './provider.ts'
import { enroll, noteOrders, openStage, told } from './stage.ts'

let test: TestRuntime
let orders: readonly SendMessageTask[]
afterEach(() => test.close())

const steps = '  - send: hello\n  - send: second\n    day: 2'

function open(...tries: readonly Try[]): Provider {
  test = openStage({ steps })
  orders = noteOrders(test)
  return scriptProvider(test, ...tries)
}

/** Delivers the first order once more, as it is or with another token. */
const again = (token?: string) => {
  const [order] = orders
  if (order === undefined) throw new Error('nothing was ordered')
  return sendMessage(token === undefined ? order : { ...order, token }, coresOf(test))
}

describe('while one sender holds the claim', () => {
  it('another is told to try later, and the provider is asked once', async () => {
    const provider = open()
    const met: unknown[] = []
    provider.during = () => again().catch((fault) => met.push(fault))
    await enroll(test)
    expect(met).toEqual([expect.any(TryLater)])
    expect(provider.asked).toHaveLength(1)
    await again()
    expect(provider.asked).toHaveLength(1)
    expect(await told(test)).toEqual(['sent hello'])
  })
})

describe('a sender who dies while handing over', () => {
  it('keeps the claim until its deadline', async () => {
    const provider = open({ answer: 'fault' })
    await enroll(test)
    await test.pass(5000)
    expect(provider.asked).toHaveLength(1)
  })

  it('has sent, if the provider says so: no second mail, and the timeline tells of the one', async () => {
    const provider = open({ answer: 'fault', isKept: true })
    await enroll(test)
    await test.pass(hours(1))
    expect(provider.asked).toHaveLength(1)
    expect(test.received()).toEqual(['hello'])
    expect(await told(test)).toEqual(['sent hello'])
    expect(await counted(test, 'j', 'sent:hello')).toBe(1)
    await test.pass(days(3))
    expect(test.received()).toEqual(['hello', 'second'])
  })

  it('has not sent, if the provider says so: it is sent once more', async () => {
    const provider = open({ answer: 'fault', isKept: false })
    await enroll(test)
    await test.pass(hours(1))
    expect(provider.asked).toHaveLength(2)
    expect(test.received()).toEqual(['hello'])
    expect(await counted(test, 'j', 'sent:hello')).toBe(1)
    expect(await findSend(test.store, test.mails()[0]?.mail.sendId ?? '')).toMatchObject({ attempt: 2 })
  })

  it('may have sent, if the provider cannot tell: nobody sends again, and it is written down', async () => {
    const provider = open({ answer: 'fault', isKept: false })
    test.runtime.outbox.find = async () => ({ kind: 'unknown' })
    await enroll(test)
    await test.pass(hours(1))
    expect(provider.asked).toHaveLength(1)
    const sendId = provider.asked[0]?.sendId ?? ''
    expect(await findSend(test.store, sendId)).toMatchObject({ state: 'unknown', reason: 'outcome-unknown' })
    expect(await told(test)).toEqual(['not-sent hello: outcome-unknown'])
    await test.pass(days(3))
    expect(test.received()).toEqual(['second'])
  })
})

describe('a fault before the provider is asked', () => {
  it('does not cost the contact their mail: the claim is given back', async () => {
    const provider = open()
    test.runtime.outbox.find = async () => ({ kind: 'unknown' })
    const { store } = test
    const get = store.get.bind(store)
    let faults = 0
    // The last look at the suppression, between claim and call, fails.
    store.get = async (key) => {
      if (key.sk !== 'SUPPRESSION' || ++faults !== 3) return get(key)
      throw new Error('the store is out of reach')
    }
    await enroll(test)
    expect(provider.asked).toHaveLength(0)
    await test.pass(hours(1))
    expect(faults).toBeGreaterThan(3)
    expect(provider.asked).toHaveLength(1)
    expect(await told(test)).toEqual(['sent hello'])
  })
})

describe('an order whose message was settled', () => {
  it('and that comes again changes nothing', async () => {
    const provider = open()
    await enroll(test)
    const before = await test.contact('ann')
    await again()
    await again()
    expect(provider.asked).toHaveLength(1)
    expect(await test.contact('ann')).toEqual(before)
    await test.pass(days(3))
    expect(test.received()).toEqual(['hello', 'second'])
  })

  it('and that comes with a new token is awaited by that one from then on', async () => {
    open()
    await enroll(test)
    await again('new-token')
    const [enrollment] = Object.values((await test.contact('ann'))?.enrollments ?? {})
    expect(enrollment?.wait).toMatchObject({ step: 'hello', token: 'new-token' })
    expect(test.received()).toEqual(['hello'])
  })

  it('as not sent, and that comes with a new token, is awaited too: an exit must find it', async () => {
    test = openStage({ steps, head: 'exit: [{ event: Left }]' })
    orders = noteOrders(test)
    await test.track('ann', 'Signed Up')
    expect(await told(test)).toEqual(['not-sent hello: no-address'])
    await again('new-token')
    const [enrollment] = Object.values((await test.contact('ann'))?.enrollments ?? {})
    expect(enrollment?.wait).toMatchObject({ token: 'new-token', answers: [] })
  })

  it('of an enrollment that is over ends the execution and sends nothing', async () => {
    test = openStage({ steps: '  - wait: 1d\n  - send: hello', head: 'exit: [{ event: Left }]' })
    orders = noteOrders(test)
    const { queues } = test.runtime
    const add = queues.add
    const held: SendMessageTask[] = []
    queues.add = (queue, messages) => {
      if (queue === 'send-email') held.push(...messages.map(({ body }) => body as SendMessageTask))
      else add(queue, messages)
    }
    await enroll(test)
    await test.pass(days(1) + hours(1))
    await test.track('ann', 'Left')
    expect(test.runtime.runner.running()).toBe(1)
    for (const order of held) await sendMessage(order, coresOf(test))
    await test.runtime.inFlight.idle()
    expect(held).toHaveLength(1)
    expect(test.received()).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
  })
})
