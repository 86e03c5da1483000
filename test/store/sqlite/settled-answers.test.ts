import { expect, onTestFinished, test } from 'vitest'
import type { ItemKey } from '../../../shared/ports/store.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { temporaryPath } from './temporary-file.ts'

const key: ItemKey = { table: 'contacts', pk: 'ann', sk: 'event#1' }
const elsewhere: ItemKey = { table: 'contacts', pk: 'bob', sk: 'event#1' }

test('an answer that rests on what is not yet on disk comes after the commit, any other before', async () => {
  const journal = openJournal({ path: temporaryPath() })
  onTestFinished(() => journal.close())
  const store = sqliteStore(journal)
  await journal.committed()

  const order: string[] = []
  const heard = async (name: string, answer: Promise<unknown>) => {
    await answer
    order.push(name)
  }
  const writing = heard('write', store.write([{ kind: 'put', item: { key, value: {} } }]))
  const commit = heard('commit', journal.committed())
  const refused = store.write([{ kind: 'put', item: { key, value: {} }, when: { kind: 'absent' } }])
  await Promise.all([
    heard('get', store.get(key)),
    heard('query', store.query({ table: 'contacts', pk: 'ann' })),
    heard('refusal', refused),
    heard('get of another', store.get(elsewhere)),
    writing,
    commit,
  ])
  expect(order[0]).toBe('get of another')
  expect(new Set(order)).toEqual(new Set(['get of another', 'commit', 'write', 'get', 'query', 'refusal']))
  expect(await refused).toEqual({ kind: 'refused', at: [0] })
})
