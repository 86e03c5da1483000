import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../shared/store/sqlite/write-barrier.ts'
import { virtualClock } from '../clock/local-clock.ts'
import { createRuntime, type Runtime } from '../runtime.ts'
import { chronicle } from './chronicle.ts'
import { type InventedContact, inventContact } from './invented-contact.ts'

/** A whole Waymark in memory for one contact, and what has been told of them so far. */
export type OpenStage = {
  readonly runtime: Runtime
  readonly contact: InventedContact
  readonly told: () => readonly Activity[]
}

/** Opens a Waymark on a clock that stands at a moment. Nothing in it is left to chance: each time the same comes of it. */
export function openStage(now: number): OpenStage {
  const journal = openJournal({ path: ':memory:' })
  const secrets = { read: async () => 'play', signingKey: 'play' }
  const { store, told } = chronicle(sqliteStore(journal, noBarrier))
  const fixed = { clock: virtualClock(now), ids: countedIds(), random: () => 0.5 }
  const runtime = createRuntime({ journal, store, secrets, ...fixed, publicUrl: 'http://127.0.0.1' })
  return { runtime, contact: inventContact(runtime), told }
}

/** Nobody has to guess them here. */
function countedIds(): Ids {
  let count = 0
  return { next: () => String(++count).padStart(26, '0') }
}
