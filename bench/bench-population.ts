import { fileURLToPath } from 'node:url'
import { virtualClock } from '../local/clock/local-clock.ts'
import { createRuntime } from '../local/runtime.ts'
import { currentWorkspace } from '../local/workspace/publication.ts'
import type { IntakeRecord } from '../shared/contracts/intake-record.ts'
import { openJournal } from '../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../shared/store/sqlite/write-barrier.ts'
import { atMost, type Figure } from './figures.ts'

const contacts = 10_000

/** How long a population takes through the whole of lead-nurture on the virtual clock, in memory. */
export async function benchPopulation(): Promise<readonly Figure[]> {
  const { workspace } = await currentWorkspace(fileURLToPath(new URL('..', import.meta.url)))
  if (workspace === undefined) throw new Error('the workspace has mistakes')
  const journal = openJournal({ path: ':memory:' })
  const clock = virtualClock(Date.UTC(2026, 2, 2, 2))
  const secrets = { read: async () => 'bench', signingKey: 'bench' }
  const runtime = createRuntime({
    journal,
    clock,
    store: sqliteStore(journal, noBarrier),
    secrets,
    publicUrl: 'http://127.0.0.1',
  })
  runtime.publish(workspace)
  runtime.start()
  const began = performance.now()
  for (let n = 0; n < contacts; n++) {
    await runtime.queues.send(
      'intake',
      recordsOf(n, clock.now()).map((body) => ({ body, group: `c${n}` })),
    )
    if (n % 50 === 0) await runtime.advanceTo(clock.now() + 1000)
  }
  await runtime.advanceTo(clock.now() + 16 * 86_400_000)
  const seconds = (performance.now() - began) / 1000
  const mails = runtime.outbox.count()
  if (mails !== contacts * 6) throw new Error(`${mails} mails instead of ${contacts * 6}`)
  await runtime.stop()
  return [atMost(`${contacts} contacts through lead-nurture, virtual clock, in memory`, seconds, 's', 10)]
}

function recordsOf(n: number, at: number): readonly IntakeRecord[] {
  const base = { occurredAt: at, receivedAt: at, userId: `c${n}`, origin: 'server' } as const
  const traits = { email: `c${n}@example.com`, firstName: `Contact ${n}` }
  return [
    { kind: 'identify', messageId: `i${n}`, ...base, traits },
    { kind: 'event', messageId: `t${n}`, ...base, name: 'Form Submitted', properties: { form: 'ebook' } },
  ]
}
