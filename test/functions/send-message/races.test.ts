import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { sendMessage } from '../../../functions/send-message/core.ts'
import { TryLater } from '../../../functions/send-message/try-later.ts'
import { virtualClock } from '../../../local/clock/local-clock.ts'
import { createRuntime, type Runtime } from '../../../local/runtime.ts'
import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import type { Store } from '../../../shared/ports/store.ts'
import { dynamodbStore } from '../../../shared/store/dynamodb/dynamodb-store.ts'
import { findSend } from '../../../shared/store/entities/sends.ts'
import { type Journal, openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../../shared/store/sqlite/write-barrier.ts'
import { openTestEngine } from '../../support/dynamodb-engine.ts'
import { monday } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'

const engine = await openTestEngine()
afterAll(() => engine?.stop())

type Form = { readonly name: string; readonly rounds: number; readonly storeIn: (journal: Journal) => Store }

const forms: readonly Form[] = [
  { name: 'SQLite', rounds: 150, storeIn: (journal) => sqliteStore(journal, noBarrier) },
  ...(engine
    ? [{ name: 'DynamoDB', rounds: 25, storeIn: () => dynamodbStore({ ...engine, ids: { next: randomUUID } }) }]
    : []),
]

const workspace = testWorkspace({
  journeys: [
    yaml('j', 'name: J\ntrigger: { event: Signed Up }\nsteps:\n  - send: hello\n  - send: second\n    day: 2\n'),
  ],
  messages: { hello: [], second: [] },
})

/** A Waymark on a store, whose orders to send are handed to nobody but the test. */
function openOn(storeIn: Form['storeIn']): { readonly runtime: Runtime; readonly orders: SendMessageTask[] } {
  const journal = openJournal({ path: ':memory:' })
  const secrets = { read: async (name: string) => name, signingKey: 'test' }
  const clock = virtualClock(monday)
  const publicUrl = 'https://waymark.example'
  const runtime = createRuntime({ journal, clock, store: storeIn(journal), secrets, publicUrl })
  const orders: SendMessageTask[] = []
  const add = runtime.queues.add.bind(runtime.queues)
  runtime.queues.add = (queue, messages) => {
    if (queue === 'send-email') orders.push(...messages.map(({ body }) => body as SendMessageTask))
    else add(queue, messages)
  }
  runtime.publish(workspace)
  runtime.start()
  return { runtime, orders }
}

async function enroll({ runtime }: { readonly runtime: Runtime }, userId: string): Promise<void> {
  const batch = [
    { type: 'identify', userId, traits: { email: `${userId}@example.com` } },
    { type: 'track', userId, event: 'Signed Up' },
  ]
  const headers = { authorization: `Basic ${btoa('server-write-key:')}` }
  const body = Buffer.from(JSON.stringify({ batch }))
  await runtime.handle({ method: 'POST', path: '/v1/batch', query: {}, headers, body })
  await runtime.inFlight.idle()
}

/** A store whose answers take their time, each its own, so that those who use it at once meet in every order. */
function dawdling(store: Store): Store {
  let turns = 0
  const dawdle = async (): Promise<void> => {
    turns = (turns * 31 + 7) % 65_521
    for (let turn = turns % 5; turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    ...store,
    get: (key) => dawdle().then(() => store.get(key)),
    query: (query) => dawdle().then(() => store.query(query)),
    write: (changes) => dawdle().then(() => store.write(changes)),
  }
}

describe.each(forms)('on $name', ({ rounds, storeIn }) => {
  it(`three senders who get the same order at once send one mail, ${rounds} times over`, async () => {
    const stage = openOn(storeIn)
    const { runtime, orders } = stage
    const cores = { ...coresOf({ runtime, store: runtime.store }), store: dawdling(runtime.store) }
    const prefix = randomUUID().slice(0, 8)
    let later = 0
    for (let round = 0; round < rounds; round++) {
      const address = `${prefix}-${round}@example.com`
      await enroll(stage, `${prefix}-${round}`)
      const order = orders.pop()
      if (order === undefined) throw new Error('nothing was ordered')
      const results = await Promise.allSettled([1, 2, 3].map(() => sendMessage(order, cores)))
      const faults = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
      expect(faults.filter((fault) => !(fault instanceof TryLater))).toEqual([])
      later += faults.length
      const mails = runtime.outbox.list({ limit: 10, to: address })
      expect(mails).toHaveLength(1)
      expect(await findSend(runtime.store, mails[0]?.mail.sendId ?? '')).toMatchObject({
        state: 'accepted',
        attempt: 1,
      })
      await sendMessage(order, cores)
      expect(runtime.outbox.list({ limit: 10, to: address })).toHaveLength(1)
    }
    // If nobody had ever met somebody else's claim, there would have been no race.
    expect(later).toBeGreaterThan(0)
    await runtime.stop()
  })
})
