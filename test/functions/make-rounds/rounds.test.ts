import { afterEach, describe, expect, it } from 'vitest'
import { makeRounds } from '../../../functions/make-rounds/core.ts'
import { handOn } from '../../../functions/make-rounds/hand-on.ts'
import { processEvent } from '../../../functions/process-events/core.ts'
import type { Round } from '../../../shared/contracts/round.ts'
import { minuteOf } from '../../../shared/domain/contact/due.ts'
import type { Queue, QueueMessage, QueueName } from '../../../shared/ports/queue.ts'
import type { Store } from '../../../shared/ports/store.ts'
import { dueShards, putDue } from '../../../shared/store/by-time/dues.ts'
import { peopleShards } from '../../../shared/store/by-time/people.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'

let test: TestRuntime
afterEach(() => test.close())

const card = yaml(
  'card',
  'name: C\ntrigger: { date: { attribute: birthday, yearly: true, at: "09:00" } }\nreentry: always\nsteps: [{ send: card }]\n',
)
const news = yaml(
  'news',
  'name: N\ntrigger: { schedule: { on: 2026-03-02, at: "18:00" } }\nreentry: always\nsteps: [{ send: news }]\n',
)

const open = () => {
  test = openTestRuntime(testWorkspace({ journeys: [card, news], messages: { card: [], news: [] } }))
}

const allShards = (count: number): readonly number[] => Array.from({ length: count }, (_, shard) => shard)

/** Works on every share of a round, each as often as a queue may deliver it. */
async function rounds(round: Omit<Round, 'shard'>, times = 1) {
  const count = round.kind === 'dues' ? dueShards : peopleShards
  for (let time = 0; time < times; time++) {
    for (const shard of allShards(count)) await makeRounds({ ...round, shard } as Round, coresOf(test))
  }
  await test.runtime.inFlight.idle()
}

describe('a round', () => {
  it('lets in once and sets the next year, however often it is delivered', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com', birthday: '1990-03-05' })
    const due = (await test.contact('ann'))?.dues?.['date:card:0'] ?? 0
    test.runtime.clock.jumpTo(due)
    await rounds({ kind: 'dues', minute: minuteOf(due) } as Round, 3)
    expect(test.received('ann@example.com')).toEqual(['card'])
    expect((await test.contact('ann'))?.dues).toEqual({ 'date:card:0': Date.UTC(2027, 2, 5, 1) })
  })

  it('does what is left where it broke off between letting in and looking', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com', birthday: '1990-03-05' })
    const due = (await test.contact('ann'))?.dues?.['date:card:0'] ?? 0
    test.runtime.clock.jumpTo(due)
    const { queue } = coresOf(test)
    const broken: Queue = {
      send: (name: QueueName, messages: readonly QueueMessage[]) =>
        name === 'intake' ? Promise.reject(new Error('no intake')) : queue.send(name, messages),
    }
    const shards = allShards(dueShards)
    const round = (shard: number) => ({ kind: 'dues', minute: minuteOf(due), shard }) as const
    const tries = await Promise.allSettled(
      shards.map((one) => makeRounds(round(one), { ...coresOf(test), queue: broken })),
    )
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    await rounds({ kind: 'dues', minute: minuteOf(due) } as Round)
    expect(test.received('ann@example.com')).toEqual(['card'])
    expect((await test.contact('ann'))?.dues?.['date:card:0']).toBe(Date.UTC(2027, 2, 5, 1))
  })

  it('does nothing for what was put off, or for who is gone', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com', birthday: '1990-03-05' })
    const { contactId = '' } = (await test.contact('ann')) ?? {}
    const at = test.runtime.clock.now()
    const purpose = { kind: 'date', journey: 'card', trigger: 0 } as const
    await test.store.write([putDue({ contactId, at, purpose }), putDue({ contactId: 'gone', at, purpose })])
    await rounds({ kind: 'dues', minute: minuteOf(at) } as Round)
    expect(test.mails()).toEqual([])
  })

  it('calls on all for a campaign, and twice is once', async () => {
    open()
    for (const id of ['ann', 'bob', 'cid']) await test.identify(id, { email: `${id}@example.com` })
    const reading = Date.UTC(2026, 2, 2, 18)
    const call = { kind: 'schedule', journey: 'news', trigger: 0, reading, from: 0 } as Round
    await rounds(call, 2)
    expect(test.mails()).toEqual([])
    test.runtime.clock.jumpTo(Date.UTC(2026, 2, 2, 10))
    await rounds({ kind: 'dues', minute: Date.UTC(2026, 2, 2, 10) } as Round, 2)
    await rounds(call)
    await test.pass(hours(1))
    expect(
      test
        .mails()
        .map(({ mail }) => mail.to)
        .toSorted(),
    ).toEqual(['ann@example.com', 'bob@example.com', 'cid@example.com'])
  })

  it('lets in for a campaign whose minute is come, though its own clock is a little behind', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com' })
    const at = Date.UTC(2026, 2, 2, 10)
    await rounds({ kind: 'schedule', journey: 'news', trigger: 0, reading: Date.UTC(2026, 2, 2, 18), from: 0 } as Round)
    test.runtime.clock.jumpTo(at - 40)
    await rounds({ kind: 'dues', minute: at } as Round)
    expect(test.received('ann@example.com')).toEqual(['news'])
  })

  it('is not in the way of the others: a minute that all of them share is put by itself', async () => {
    open()
    const cores = coresOf(test)
    const lengths: number[] = []
    const store: Store = {
      ...test.store,
      write: (changes) => {
        const isMinute = changes.some((one) => one.kind === 'put' && one.item.key.pk === keys.dueMinute(0).pk)
        if (isMinute) lengths.push(changes.length)
        return test.store.write(changes)
      },
    }
    const worked = { entries: [], looks: [], done: [], next: undefined }
    const purpose = { kind: 'schedule', journey: 'news', trigger: 0, reading: Date.UTC(2026, 2, 2, 18) } as const
    const dues = [10, 17, 17].map((hour, index) => ({
      ...{ contactId: `c${index}`, at: Date.UTC(2026, 2, 2, hour) },
      purpose,
    }))
    await handOn({ ...worked, dues }, { ...cores, store })
    expect(lengths).toEqual([1, 1])
  })

  it('calls on nobody by a schedule that was taken away', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com' })
    const reading = Date.UTC(2026, 2, 1, 18)
    await rounds({ kind: 'schedule', journey: 'news', trigger: 0, reading, from: 0 } as Round)
    await rounds({ kind: 'schedule', journey: 'card', trigger: 0, reading, from: 0 } as Round)
    await test.pass(hours(1))
    expect(test.mails()).toEqual([])
  })

  it('calls once on somebody who was two', async () => {
    open()
    await test.post({ type: 'track', anonymousId: 'a1', event: 'Viewed' })
    await test.identify('ann', { email: 'ann@example.com' })
    await test.post({ type: 'alias', userId: 'ann', previousId: 'a1' })
    const directory = await Promise.all(
      allShards(peopleShards).map((shard) =>
        test.store.query({ table: 'contacts', pk: `PEOPLE#${String(shard).padStart(2, '0')}` }),
      ),
    )
    expect(directory.flatMap(({ items }) => items.map(({ key }) => key.sk))).toEqual([
      (await test.contact('ann'))?.contactId,
    ])
  })
})

describe('a look', () => {
  it('that comes twice changes nothing the second time', async () => {
    open()
    await test.identify('ann', { email: 'ann@example.com', birthday: '1990-03-05' })
    const before = await test.contact('ann')
    const at = test.runtime.clock.now()
    const look = {
      kind: 'look',
      messageId: 'l',
      occurredAt: at,
      receivedAt: at,
      contactId: before?.contactId ?? '',
    } as const
    for (let time = 0; time < 2; time++) await processEvent(look, coresOf(test))
    expect(await test.contact('ann')).toEqual(before)
    expect((await test.timeline('ann')).map(({ kind }) => kind)).toEqual(['identified'])
    await test.pass(days(1))
  })
})
