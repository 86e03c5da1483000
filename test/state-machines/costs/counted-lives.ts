import { virtualClock } from '../../../local/clock/local-clock.ts'
import { createRuntime, type Runtime } from '../../../local/runtime.ts'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { IntakeRecord } from '../../../shared/contracts/intake-record.ts'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../../shared/store/sqlite/write-barrier.ts'
import { testWorkspace } from '../../support/test-workspace.ts'
import { countingStore, type Units } from './count-units.ts'

const contacts = 4
const day = 86_400_000

/** Units that one contact used: telling who they are, an event, a journey from its trigger to its end, and mails. */
export type Counted = Readonly<
  Record<'identify' | 'event' | 'journey' | 'acceptedReport' | 'delivered' | 'opened', Units>
> & { readonly mails: number }

/** Takes some contacts through a journey of such steps on the real functions, and counts the units of each part. */
export async function countedLives(steps: readonly WrittenStep[], settings: Partial<Settings> = {}): Promise<Counted> {
  const trigger = { event: 'Form Submitted' }
  // A goal that can still come keeps what was sent in the profile, as in the journeys that are shipped.
  const goal = { event: 'Order Completed', within: '90d' }
  const value = { name: 'Counted', trigger, goal, exit: [{ event: goal.event }], steps }
  const messages = Object.fromEntries(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => [id, ['details']]))
  const journal = openJournal({ path: ':memory:' })
  const { store, used } = countingStore(sqliteStore(journal, noBarrier))
  const clock = virtualClock(Date.UTC(2026, 2, 2, 2))
  const secrets = { read: async () => 'test', signingKey: 'test' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'http://127.0.0.1' })
  const source = { kind: 'value', id: 'counted', file: 'counted.ts', value } as const
  runtime.publish(testWorkspace({ journeys: [source], messages, settings }))
  runtime.start()
  /** The units of each of some things that are done, and of all that comes of them in some time. */
  const unitsOf = async (count: number, milliseconds: number, act: () => Promise<void>): Promise<Units> => {
    const before = { ...used }
    await act()
    await runtime.advanceTo(clock.now() + milliseconds)
    return { writes: (used.writes - before.writes) / count, reads: (used.reads - before.reads) / count }
  }
  const traits = { firstName: 'Yu', company: 'Northlight', city: 'Taipei' }
  const identify = await unitsOf(contacts, 1000, () =>
    post(runtime, (n) => ({ kind: 'identify', traits: { ...traits, email: `c${n}@example.com` } })),
  )
  const seen = { kind: 'event', name: 'Page Viewed', properties: { path: '/pricing' } } as const
  const event = await unitsOf(contacts, 1000, () => post(runtime, () => seen))
  const begun = { kind: 'event', name: trigger.event, properties: { form: 'ebook' } } as const
  const whole = await unitsOf(contacts, 60 * day, () => post(runtime, () => begun))
  const mails = runtime.outbox.count()
  // The line that a laptop writes by itself of each delivery is made by a report on AWS, which is counted below.
  const lines = mails / contacts
  const journey = { writes: whole.writes - lines, reads: whole.reads - 2 * lines }
  const acceptedReport = await unitsOf(mails, 1000, () => report(runtime, 'Send', {}))
  const delivered = await unitsOf(mails, 1000, () => report(runtime, 'Delivery', { delivery: {} }))
  const userAgent = 'Mozilla/5.0 (Macintosh)'
  const opened = await unitsOf(mails, 1000, () => report(runtime, 'Open', { open: { userAgent } }))
  await runtime.stop()
  return { identify, event, journey, acceptedReport, delivered, opened, mails: mails / contacts }
}

type Deed =
  | Pick<Extract<IntakeRecord, { kind: 'identify' }>, 'kind' | 'traits'>
  | Pick<Extract<IntakeRecord, { kind: 'event' }>, 'kind' | 'name' | 'properties'>

async function post({ queues, clock }: Runtime, deedOf: (n: number) => Deed): Promise<void> {
  const now = clock.now()
  for (let n = 0; n < contacts; n++) {
    const deed = deedOf(n)
    const common = { occurredAt: now, receivedAt: now, userId: `c${n}`, origin: 'server' } as const
    const body: IntakeRecord = { ...deed, ...common, messageId: `${deed.kind}-${n}-${now}` }
    await queues.send('intake', [{ body, group: `c${n}` }])
  }
}

async function report({ outbox, bus, clock }: Runtime, eventType: string, fields: object): Promise<void> {
  for (const { id, mail } of outbox.list({ limit: 1000 })) {
    const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))
    const detail = { eventType, mail: { messageId: id, tags }, ...fields }
    await bus.put([{ source: 'aws.ses', detailType: 'Email', detail, time: clock.now() }])
  }
}
