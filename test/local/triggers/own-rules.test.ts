import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { answerWith } from '../../../local/http/answer.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { counted } from '../../functions/counted.ts'
import { hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const rule = `eventbridge:
      bus: shop
      pattern: { source: [shop.orders], detail-type: [Order Shipped], detail: { total: [{ numeric: ['>', 10] }] } }
      contact: { email: detail.customer.mail }
      properties: { order: detail.id, carrier: detail.parcel.carrier }`

const shipped = yaml(
  'shipped',
  `name: S\ntrigger:\n  - { ${''}event: Parcel Asked For }\n  - ${rule}\nreentry: always\nsteps:\n  - branch:\n      - if: { event: { carrier: ship } }\n        then: [{ send: patience }]\n    else: [{ send: tracking }]\n`,
)
const others = yaml(
  'others',
  'name: O\ntrigger: { event: Order Shipped }\nreentry: always\nsteps: [{ tag: customer }]\n',
)

const open = () => {
  test = openTestRuntime(testWorkspace({ journeys: [shipped, others], messages: { patience: [], tracking: [] } }))
}

/** Puts an event on a bus, as a program on this machine does, and answers the status of the answer. */
async function put(event: JsonObject, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const { runtime } = test
  const journal = openJournal({ path: ':memory:' })
  const answer = answerWith({ runtime, journal, origin: '', host: '127.0.0.1', publication: { current: undefined } })
  const body = Buffer.from(JSON.stringify(event))
  const request = {
    method: 'POST',
    path: '/_local/events',
    query: {},
    headers: { host: '127.0.0.1', ...headers },
    body,
  }
  const { status } = await answer(request)
  journal.close()
  return status
}

const order = (detail: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...{ bus: 'shop', source: 'shop.orders', 'detail-type': 'Order Shipped', id: randomUUID() },
  ...more,
  detail: { total: 50, ...detail },
})
const ann = { customer: { mail: 'ann@example.com' } }

describe('a rule of a journey’s own', () => {
  it('makes an event of a contact of one on another bus, which lets them in with its properties', async () => {
    open()
    expect(await put(order({ id: 'o1', ...ann, parcel: { carrier: 'ship' } }))).toBe(200)
    expect(await put(order({ id: 'o2', ...ann, parcel: { carrier: 'plane' } }))).toBe(200)
    expect(test.received('ann@example.com')).toEqual(['patience', 'tracking'])
  })

  it('takes only what its pattern means, on its bus', async () => {
    open()
    await put(order({ ...ann, total: 5 }))
    await put(order(ann, { bus: 'default' }))
    await put(order(ann, { source: 'shop.returns' }))
    expect(test.mails()).toEqual([])
  })

  it('lets in once where the event comes twice', async () => {
    open()
    const twice = order(ann)
    await put(twice)
    await put(twice)
    expect(test.received('ann@example.com')).toEqual(['tracking'])
  })

  it('is told to other journeys, which may be let in by an event of the name', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com' })
    await put(order(ann))
    expect((await test.contact('ann'))?.tags).toEqual(['customer'])
  })

  it('cannot be forged by a post of an event of the same name', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com' })
    const forged = { via: 'rule:shipped:1', contactId: 'x', email: 'bob@example.com', properties: { carrier: 'ship' } }
    await test.post({ type: 'track', userId: 'ann', event: 'Order Shipped', ...forged })
    expect(test.mails()).toEqual([])
    expect((await test.contact('ann'))?.attributes).toEqual({ email: 'ann@example.com' })
    expect((await test.contact('ann'))?.tags).toEqual(['customer'])
  })

  it('drops and counts what does not say who the contact is', async () => {
    open()
    const nameless = [
      {},
      { customer: { mail: 'not an address' } },
      { customer: { mail: { a: 1 } } },
      { customer: 'ann' },
    ]
    for (const detail of nameless) await put(order(detail))
    expect(await counted(test, 'shipped', 'dropped:no-contact')).toBe(4)
    expect(test.runtime.queues.deadLetters(10)).toEqual([])
  })

  it('drops and counts what could not be kept, so that it holds up nobody', async () => {
    open()
    let deep: JsonObject = {}
    for (let level = 0; level < 40; level++) deep = { deep }
    for (const id of [1e300, deep, 'x'.repeat(40_000), 'half \ud83d']) await put(order({ ...ann, id }))
    await put(order({ id: 'o1', ...ann, parcel: { carrier: 'ship' } }))
    expect(await counted(test, 'shipped', 'dropped:misshapen')).toBe(4)
    expect(test.received('ann@example.com')).toEqual(['patience'])
    expect(test.runtime.queues.deadLetters(10)).toEqual([])
  })

  it('stands beside other triggers of its journey', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Parcel Asked For', { carrier: 'ship' })
    await put(order(ann))
    expect(test.received('ann@example.com')).toEqual(['patience', 'tracking'])
  })

  it('does not go round for ever where it takes from our own bus what it made', async () => {
    const echo = yaml(
      'echo',
      'name: E\ntrigger: { eventbridge: { bus: waymark, pattern: { source: [waymark], detail-type: [Ping] }, contact: { user: detail.properties.id }, properties: { id: detail.properties.id } } }\nreentry: always\nsteps: [{ score: 1 }]\n',
    )
    test = openTestRuntime(testWorkspace({ journeys: [echo] }))
    await test.track('ann', 'Ping', { id: 'ann' })
    await test.pass(hours(1))
    expect((await test.contact('ann'))?.scores).toEqual({ main: 1 })
  })

  it('takes events of this machine only: no page elsewhere puts one on a bus', async () => {
    open()
    expect(await put(order(ann), { host: 'evil.example' })).toBe(403)
    expect(await put(order(ann), { origin: 'https://evil.example' })).toBe(403)
    expect(await put({ bus: 'shop' })).toBe(400)
    expect(test.mails()).toEqual([])
  })
})
