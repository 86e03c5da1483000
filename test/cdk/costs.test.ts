import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { perContact, standing, units } from '../../cdk/costs/month.ts'
import { costsText } from '../../cdk/costs/text.ts'
import { virtualClock } from '../../local/clock/local-clock.ts'
import { createRuntime } from '../../local/runtime.ts'
import { currentWorkspace } from '../../local/workspace/publication.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../shared/store/sqlite/write-barrier.ts'
import { projectRoot } from '../architecture/project-files.ts'
import { countingStore, type Units } from './count-units.ts'
import { synthesize } from './fixture.ts'

const contacts = 10

/** Takes some contacts through lead-nurture on the laptop's runtime, and counts what each part of it costs. */
async function measure() {
  const { workspace } = await currentWorkspace(projectRoot)
  if (workspace === undefined) throw new Error('the workspace has mistakes')
  const journal = openJournal({ path: ':memory:' })
  const clock = virtualClock(Date.UTC(2026, 2, 2, 2))
  const { store, used } = countingStore(sqliteStore(journal, noBarrier))
  const secrets = { read: async () => 'test', signingKey: 'test' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'http://127.0.0.1' })
  runtime.publish(workspace)
  runtime.start()
  /** The units of each of some things that are done, and of all that comes of them in some time. */
  const unitsOf = async (count: number, milliseconds: number, act: () => Promise<void>): Promise<Units> => {
    const before = { ...used }
    await act()
    await runtime.advanceTo(clock.now() + milliseconds)
    return { writes: (used.writes - before.writes) / count, reads: (used.reads - before.reads) / count }
  }
  const post = async (kind: string, fieldsOf: (n: number) => JsonObject) => {
    for (let n = 0; n < contacts; n++) {
      const fields = fieldsOf(n)
      const common = { occurredAt: clock.now(), receivedAt: clock.now(), userId: `c${n}`, origin: 'server' }
      const body = { kind, messageId: `${kind}-${n}-${clock.now()}`, ...common, ...fields }
      await runtime.queues.send('intake', [{ body, group: `c${n}` }])
    }
  }
  const report = async (eventType: string, fields: JsonObject) => {
    for (const { id, mail } of runtime.outbox.list({ limit: 1000 })) {
      const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))
      const detail = { eventType, mail: { messageId: id, tags }, ...fields }
      await runtime.bus.put([{ source: 'aws.ses', detailType: 'Email', detail, time: clock.now() }])
    }
  }
  const traits = (n: number) => ({ email: `c${n}@example.com`, firstName: 'Yu', company: 'Northlight', city: 'Taipei' })
  const identify = await unitsOf(contacts, 1000, () => post('identify', (n) => ({ traits: traits(n) })))
  const view = { name: 'Page Viewed', properties: { path: '/pricing' } }
  const event = await unitsOf(contacts, 1000, () => post('event', () => view))
  const trigger = { name: 'Form Submitted', properties: { form: 'ebook' } }
  const journey = await unitsOf(contacts, 16 * 86_400_000, () => post('event', () => trigger))
  const mails = runtime.outbox.count()
  const acceptedReport = await unitsOf(mails, 1000, () => report('Send', {}))
  const delivered = await unitsOf(mails, 1000, () => report('Delivery', { delivery: {} }))
  const opened = await unitsOf(mails, 1000, () => report('Open', { open: { userAgent: 'Mozilla/5.0 (Macintosh)' } }))
  await runtime.stop()
  return { identify, event, journey, acceptedReport, delivered, opened, mails: mails / contacts, workspace }
}

describe('what a deployment costs', () => {
  test('stands in the guide as the command prints it', () => {
    expect(readFileSync(join(projectRoot, 'docs/deploy.md'), 'utf8')).toContain(costsText())
  })

  test('counts everything that costs by being there', () => {
    const { resources } = synthesize()
    const metrics = resources('AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) => {
      const parts = Properties['Metrics']
      return Array.isArray(parts) ? parts.filter((part) => 'MetricStat' in part) : [Properties]
    })
    expect(metrics.length).toBe(standing.alarmMetrics)
    expect(resources('AWS::SecretsManager::Secret').length).toBe(standing.secrets)
    expect(resources('AWS::Lambda::EventSourceMapping').length).toBe(standing.queues)
  })

  test('counts the units of the tables as the functions use them', async () => {
    const { identify, event, journey, acceptedReport, delivered, opened, mails, workspace } = await measure()
    // Profiles differ, and the functions get better: a tenth more or less is no other bill.
    const measured = { identify, event, journey, acceptedReport, engagementReport: opened }
    for (const [what, { writes, reads }] of Object.entries(measured)) {
      const told = units[what as keyof typeof units]
      expect.soft(Math.abs(writes - told.writes), `${what} writes ${writes}`).toBeLessThanOrEqual(told.writes / 10)
      expect.soft(Math.abs(reads - told.reads), `${what} reads ${reads}`).toBeLessThanOrEqual(told.reads / 10)
    }
    expect(delivered.writes).toBeLessThanOrEqual(units.engagementReport.writes)
    expect(mails).toBe(perContact.mails)
    const nurture = workspace.journeys.find(({ journey: { id } }) => id === 'lead-nurture')
    expect(Math.abs((nurture?.journey.transitions.common ?? 0) - perContact.transitions)).toBeLessThanOrEqual(1)
  })
})
