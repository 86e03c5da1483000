import { expect, onTestFinished, test } from 'vitest'
import { StoreFault } from '../../../shared/ports/store.ts'
import { JournalFault } from '../../../shared/store/sqlite/database.ts'
import { type Journal, openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { temporaryPath } from './temporary-file.ts'

const key = { table: 'contacts', pk: 'ann', sk: 'profile' } as const

function open(path: string): Journal {
  const journal = openJournal({ path })
  onTestFinished(() => journal.close())
  return journal
}

/** Lets the next commit fail: SQLite looks for the missing parent only then. */
function spoil(journal: Journal): void {
  journal.write(() => journal.prepare('CREATE TABLE parent (id INTEGER PRIMARY KEY)').run())
  journal.write(() =>
    journal.prepare('CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)').run(),
  )
  journal.write(() => journal.prepare('INSERT INTO child VALUES (1)').run())
}

test('a commit that fails is told to every waiter, and nothing is taken after it', async () => {
  const path = temporaryPath()
  const journal = open(path)
  const store = sqliteStore(journal)
  await store.write([{ kind: 'put', item: { key, value: { kept: 1 } } }])
  spoil(journal)
  const write = store.write([{ kind: 'put', item: { key, value: { lost: 1 } } }])
  const read = store.get(key)
  const refusal = store.write([{ kind: 'put', item: { key, value: {} }, when: { kind: 'absent' } }])
  const results = await Promise.allSettled([write, read, refusal, journal.committed()])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
  await expect(write).rejects.toThrow(StoreFault)
  await expect(journal.committed()).rejects.toThrow(JournalFault)
  expect(() => journal.write(() => undefined)).toThrow(JournalFault)
  await expect(store.get(key)).rejects.toThrow(StoreFault)
  await expect(store.write([{ kind: 'delete', key }])).rejects.toThrow(StoreFault)
  expect(await sqliteStore(open(path)).get(key)).toEqual({ key, value: { kept: 1 } })
})

test('a journal that cannot keep its last writes says so when it is closed', () => {
  const journal = openJournal({ path: temporaryPath() })
  spoil(journal)
  expect(() => journal.close()).toThrow(JournalFault)
})

test('a write for which there is no room fails all that share its transaction, and nothing before', async () => {
  const path = temporaryPath()
  const journal = open(path)
  const store = sqliteStore(journal)
  await store.write([{ kind: 'put', item: { key, value: { kept: 1 } } }])
  journal.prepare('PRAGMA max_page_count = 40').get()
  const small = store.write([{ kind: 'put', item: { key, value: { lost: 1 } } }])
  const large = store.write([
    { kind: 'put', item: { key: { ...key, sk: 'large' }, value: { text: 'x'.repeat(300_000) } } },
  ])
  await expect(large).rejects.toThrow(StoreFault)
  await expect(small).rejects.toThrow(StoreFault)
  await expect(store.get(key)).rejects.toThrow(StoreFault)
  expect((await sqliteStore(open(path)).query({ table: 'contacts', pk: 'ann' })).items).toEqual([
    { key, value: { kept: 1 } },
  ])
})
