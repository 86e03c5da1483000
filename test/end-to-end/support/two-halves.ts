import { join } from 'node:path'
import { virtualClock } from '../../../local/clock/local-clock.ts'
import { journalFirst } from '../../../local/journal-first.ts'
import { reportEngagement } from '../../../local/outbox/engage.ts'
import { linksIn } from '../../../local/outbox/links.ts'
import { createRuntime, type Runtime } from '../../../local/runtime.ts'
import type { Store } from '../../../shared/ports/store.ts'
import { findContact } from '../../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../../shared/store/entities/identities.ts'
import { type Journal, openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { addressOf } from './crowd.ts'

/** A Waymark that keeps its contacts elsewhere than everything else, as it does on DynamoDB, and the verbs of a story. */
export type TwoHalves = {
  post(userId: string, event: string): Promise<void>
  click(userId: string, message: string): Promise<void>
  passTo(time: number): Promise<void>
  /** What became of everybody, and whether anything is left undone. */
  outcome(): Promise<object>
  close(): Promise<void>
}

/** A journey with every kind of step. */
const journey = `name: All kinds
theme: Everything that a journey can wait for
trigger: { event: Form Submitted }
exit: [{ event: Account Closed }]
steps:
  - score: 5
  - send: welcome
  - wait-for: { event: Call Booked, within: 1d }
    then:
      - tag: talked
  - send: case-study
    day: 2
    await: { clicked: details, within: 3d }
    then:
      - tag: engaged
      - send: product-demo
    else:
      - send: plain-introduction
  - branch:
      - if: { tag: talked }
        then:
          - wait: 12h
  - send: book-a-demo
    day: 9
`
const messages = {
  welcome: [],
  'case-study': ['details'],
  'product-demo': [],
  'plain-introduction': [],
  'book-a-demo': [],
}

/**
 * Opens both halves from their files. Between the two lies time, as between a process and its database; `onMoment` is
 * told of every moment in which what is on disk is not what it was before.
 */
export function openHalves(folder: string, startsAt: number, onMoment?: (time: number) => Promise<void>): TwoHalves {
  const journal = openJournal({ path: join(folder, 'journal.db') })
  const elsewhere = openJournal({ path: join(folder, 'store.db') })
  const clock = virtualClock(startsAt)
  const there = sqliteStore(elsewhere)
  const store = journalFirst(
    farAway(there, journal, async () => onMoment?.(clock.now())),
    journal,
  )
  const secrets = { read: async (name: string) => name, signingKey: 'test' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'https://waymark.example' })
  runtime.publish(testWorkspace({ journeys: [yaml('all-kinds', journey)], messages }))
  runtime.start()
  return {
    post: (userId, event) => post(runtime, userId, event),
    async click(userId, message) {
      await click(runtime, userId, message)
      await journal.committed()
    },
    passTo: (time) => runtime.advanceTo(time),
    outcome: () => outcome(runtime, there),
    async close() {
      await runtime.stop()
      elsewhere.close()
    },
  }
}

/** A store at some distance. The journal's late commit may come at any time; so it comes before each question. */
function farAway(there: Store, journal: Journal, onMoment: () => Promise<void>): Store {
  const onTheWay = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    await journal.committed()
    await onMoment()
  }
  return {
    get: (key) => onTheWay().then(() => there.get(key)),
    query: (query) => onTheWay().then(() => there.query(query)),
    async write(changes) {
      // Nothing is waited for in between: that would give the journal the time in which it commits by itself.
      void onMoment()
      const result = await there.write(changes)
      await onMoment()
      return result
    },
    backOff: (refusals) => there.backOff(refusals),
  }
}

async function post(runtime: Runtime, userId: string, event: string): Promise<void> {
  const batch = [
    { type: 'identify', userId, messageId: `${userId}-i`, traits: { email: addressOf(userId) } },
    { type: 'track', userId, messageId: `${userId}-${event}`, event },
  ]
  const headers = { authorization: `Basic ${Buffer.from('server-write-key:').toString('base64')}` }
  const body = Buffer.from(JSON.stringify({ batch }))
  const response = await runtime.handle({ method: 'POST', path: '/v1/batch', query: {}, headers, body })
  if (response?.status !== 200) throw new Error(`the answer was ${response?.status}`)
}

async function click(runtime: Runtime, userId: string, message: string): Promise<void> {
  const kept = mailsTo(runtime, userId).find(({ mail }) => mail.why.message === message)
  const link = linksIn(kept?.mail.html ?? '')[0]
  if (kept === undefined || link === undefined) throw new Error(`${userId} has no ${message}`)
  await reportEngagement(kept, { kind: 'clicked', ...link }, runtime.bus, runtime.clock)
}

async function outcome(runtime: Runtime, store: Store): Promise<object> {
  const about = async (userId: string) => {
    const contactId = await contactIdOf(store, { kind: 'user', id: userId })
    const contact = contactId === undefined ? undefined : (await findContact(store, contactId))?.contact
    const mails = mailsTo(runtime, userId).map(({ mail }) => mail.why.message)
    return { mails, tags: contact?.tags, score: contact?.scores['main'] }
  }
  const { runner, queues } = runtime
  return {
    ...{ ann: await about('ann'), ben: await about('ben'), cleo: await about('cleo') },
    ...{ running: runner.running(), waiting: queues.waiting() },
    ...{ failed: runner.failed(9), deadLetters: queues.deadLetters(9) },
  }
}

const mailsTo = ({ outbox }: Runtime, userId: string) => outbox.list({ limit: 100, to: addressOf(userId) }).toReversed()
