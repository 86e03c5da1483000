import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DynamodbEngineFault, startDynamodbEngine } from '../../../local/dynamodb-engine.ts'
import type { Item } from '../../../shared/ports/store.ts'
import { localDynamodbClient } from '../../../shared/store/dynamodb/client.ts'
import { createTables } from '../../../shared/store/dynamodb/create-tables.ts'
import { dynamodbStore } from '../../../shared/store/dynamodb/dynamodb-store.ts'

const tables = { contacts: 'contacts', activity: 'activity', measures: 'measures' }
const item: Item = { key: { table: 'contacts', pk: 'ann', sk: 'profile' }, value: { name: 'Ann' } }

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'engine-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

async function openStore(path: string) {
  const engine = await startDynamodbEngine({ path })
  if (engine.kind === 'missing') return undefined
  const client = localDynamodbClient(engine.endpoint)
  await createTables(client, tables)
  const close = async () => {
    client.destroy()
    await engine.stop()
  }
  return { store: dynamodbStore({ client, tables, ids: { next: () => 'a' } }), endpoint: engine.endpoint, close }
}

test('an engine in a file has after a restart what it had before, and is gone when it is stopped', async (context) => {
  const path = join(folder(), 'tables.db')
  const before = await openStore(path)
  if (!before) return context.skip('no engine for this machine')
  await before.store.write([{ kind: 'put', item }])
  await before.close()
  await expect(fetch(before.endpoint)).rejects.toThrow()
  const after = await openStore(path)
  expect(await after?.store.get(item.key)).toEqual(item)
  await after?.close()
})

test('an engine that cannot open its file says why', async (context) => {
  const start = startDynamodbEngine({ path: join(folder(), 'no', 'such', 'folder.db') })
  if ((await start.catch(() => undefined))?.kind === 'missing') return context.skip('no engine for this machine')
  await expect(start).rejects.toThrow(DynamodbEngineFault)
  await expect(start).rejects.toThrow(/unable to open/)
})
