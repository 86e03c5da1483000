import { join } from 'node:path'
import type { Store } from '../shared/ports/store.ts'
import type { Journal } from '../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../shared/store/sqlite/write-barrier.ts'
import { journalFirst } from './journal-first.ts'
import { randomIds } from './random-ids.ts'

/** Which form of the store a machine runs on. */
export type StoreKind = 'sqlite' | 'dynamodb'

/** An open store, and how to let go of it. */
export type OpenStore = { readonly store: Store; readonly close: () => Promise<void> }

/** The DynamoDB form was asked for, and no engine is there. */
export class NoDynamodbEngine extends Error {
  override readonly name = 'NoDynamodbEngine'
}

/** Opens the store of a machine. `endpoint` is a DynamoDB that already runs; without it one is started in `folder`. */
export async function openStore(
  kind: StoreKind,
  journal: Journal,
  { folder, endpoint }: { readonly folder: string; readonly endpoint?: string | undefined },
): Promise<OpenStore> {
  if (kind === 'sqlite') return { store: sqliteStore(journal, noBarrier), close: async () => {} }
  // Loaded only here: the SDK takes its time, and the laptop does without it.
  const [{ localDynamodbClient }, { createTables }, { dynamodbStore }, { startDynamodbEngine }] = await Promise.all([
    import('../shared/store/dynamodb/client.ts'),
    import('../shared/store/dynamodb/create-tables.ts'),
    import('../shared/store/dynamodb/dynamodb-store.ts'),
    import('./dynamodb-engine.ts'),
  ])
  const engine =
    endpoint === undefined
      ? await startDynamodbEngine({ path: join(folder, 'dynamodb.db') })
      : ({ kind: 'started', endpoint, stop: async () => {} } as const)
  if (engine.kind === 'missing') throw new NoDynamodbEngine(engine.reason)
  const client = localDynamodbClient(engine.endpoint)
  const tables = { contacts: 'waymark-contacts', activity: 'waymark-activity', measures: 'waymark-measures' }
  await createTables(client, tables)
  return {
    store: journalFirst(dynamodbStore({ client, tables, ids: randomIds }), journal),
    close: async () => {
      client.destroy()
      await engine.stop()
    },
  }
}
