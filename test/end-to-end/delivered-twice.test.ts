import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { virtualClock } from '../../local/clock/local-clock.ts'
import { createRuntime } from '../../local/runtime.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { readTimeline } from '../../shared/store/entities/activities.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../shared/store/sqlite/write-barrier.ts'
import { days, hours, monday } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

const file = readFileSync(new URL('../../marketing/journeys/lead-nurture.yaml', import.meta.url), 'utf8')
const messages = {
  welcome: ['ebook'],
  'case-study': ['details'],
  'product-demo': [],
  'plain-introduction': [],
  'problem-solved': [],
  'customer-voices': [],
  'one-more-reason': [],
  'book-a-demo': [],
}
const wholeJourney = ['welcome', 'case-study', 'plain-introduction', 'problem-solved', 'one-more-reason', 'book-a-demo']

/**
 * A Waymark whose queues hand out every message again a second later, as SQS may, and as a crash makes them. The second
 * copy has a group of its own: the first is not to wait behind it.
 */
function openRuntime(quietHours?: { readonly from: string; readonly until: string }) {
  const journal = openJournal({ path: ':memory:' })
  const store = sqliteStore(journal, noBarrier)
  const clock = virtualClock(monday)
  const secrets = { read: async (name: string) => name, signingKey: 'test' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'https://waymark.example' })
  const run = (sql: string) => journal.write(() => journal.prepare(sql).run())
  run('CREATE TABLE second_time (at INTEGER)')
  run('INSERT INTO second_time VALUES (0)')
  run(`CREATE TRIGGER twice AFTER INSERT ON messages WHEN NEW.receives = 0 BEGIN
    INSERT INTO messages (queue, "group", receives, body, due)
      SELECT NEW.queue, NEW."group" || ' again', 1, NEW.body, at FROM second_time;
  END`)
  const settings = quietHours === undefined ? {} : { quietHours }
  runtime.publish(testWorkspace({ journeys: [yaml('lead-nurture', file)], messages, settings }))
  runtime.start()
  onTestFinished(() => runtime.stop())
  let count = 0
  return {
    runtime,
    async happens(record: Pick<IntakeRecord & { kind: 'event' }, 'name' | 'properties'> | 'identify') {
      const base = { messageId: `m${++count}`, occurredAt: clock.now(), receivedAt: clock.now(), userId: 'ann' }
      const body: IntakeRecord =
        record === 'identify'
          ? { kind: 'identify', ...base, origin: 'server', traits: { email: 'ann@example.com' } }
          : { kind: 'event', ...base, origin: 'server', ...record }
      run(`UPDATE second_time SET at = ${clock.now() + 1000}`)
      await runtime.queues.send('intake', [{ body, group: 'ann' }])
      await runtime.inFlight.idle()
      await runtime.advanceTo(clock.now() + 2000)
    },
    pass: (milliseconds: number) => runtime.advanceTo(clock.now() + milliseconds),
    received: () =>
      runtime.outbox
        .list({ limit: 100 })
        .toReversed()
        .map(({ mail }) => mail.why.message),
    async told(...kinds: readonly string[]) {
      const contactId = (await contactIdOf(store, { kind: 'user', id: 'ann' })) ?? ''
      const { activities } = await readTimeline(store, contactId)
      return activities.map(({ kind }) => kind).filter((kind) => kinds.length === 0 || kinds.includes(kind))
    },
    /** How often something was counted in the version of the journey that is published. */
    async counted(what: string) {
      const { id, version } = runtime.content.enterable()[0] ?? { id: '', version: '' }
      const page = await store.query({ table: 'measures', pk: `J#${id}#${version}`, prefix: `${what}#` })
      return page.items.reduce((sum, { value }) => sum + Number(value['count']), 0)
    },
  }
}

const formSubmitted = { name: 'Form Submitted', properties: { form: 'ebook' } }

describe('a Waymark to which everything is delivered twice', () => {
  it('sends every mail once, and tells and counts everything once', async () => {
    const { happens, pass, received, told, counted } = openRuntime()
    await happens('identify')
    await happens(formSubmitted)
    await pass(days(20))
    expect(received()).toEqual(wholeJourney)
    const mail = ['sent', 'delivered']
    expect(await told()).toEqual([
      ...['identified', 'event', 'entered', ...mail, ...mail, ...mail, ...mail],
      ...['asked', 'asked', 'asked', 'asked', ...mail, ...mail, 'completed'],
    ])
    expect([await counted('entered'), await counted('sent:welcome'), await counted('completed')]).toEqual([1, 1, 1])
  })

  it('writes down once that somebody was not let in', async () => {
    const { happens, told, counted } = openRuntime()
    await happens('identify')
    await happens(formSubmitted)
    await happens(formSubmitted)
    expect(await told('entered', 'entry-refused')).toEqual(['entered', 'entry-refused'])
    expect(await counted('refused:already-inside')).toBe(1)
  })

  it('sends a mail that was put off for the night in the morning', async () => {
    const { happens, pass, received, told } = openRuntime({ from: '21:00', until: '08:00' })
    await pass(hours(12))
    await happens('identify')
    await happens(formSubmitted)
    await pass(hours(8))
    expect(received()).toEqual([])
    await pass(hours(3))
    expect(received()).toEqual(['welcome'])
    expect(await told('deferred', 'sent', 'not-sent')).toEqual(['deferred', 'sent'])
  })
})
