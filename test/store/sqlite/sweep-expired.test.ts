import { expect, onTestFinished, test } from 'vitest'
import type { Item, TableName } from '../../../shared/ports/store.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { sweepExpired } from '../../../shared/store/sqlite/sweep-expired.ts'

const itemOf = (table: TableName, sk: string, expiresAt?: number): Item => {
  const item = { key: { table, pk: 'ann', sk }, value: {} }
  return expiresAt === undefined ? item : { ...item, expiresAt }
}

function open() {
  const journal = openJournal({ path: ':memory:' })
  onTestFinished(() => journal.close())
  const store = sqliteStore(journal)
  const given = async (items: readonly Item[]) => {
    for (const item of items) await store.write([{ kind: 'put', item }])
  }
  const left = async (table: TableName) => (await store.query({ table, pk: 'ann' })).items.map(({ key }) => key.sk)
  return { journal, given, left }
}

test('takes what is past its time from tables with time to live, and nothing else', async () => {
  const { journal, given, left } = open()
  for (const table of ['contacts', 'activity', 'measures'] as const) {
    await given([
      itemOf(table, 'past', 99),
      itemOf(table, 'now', 100),
      itemOf(table, 'later', 101),
      itemOf(table, 'ever'),
    ])
  }
  expect(sweepExpired(journal, 100)).toBe(4)
  expect(await left('contacts')).toEqual(['ever', 'later'])
  expect(await left('activity')).toEqual(['ever', 'later'])
  expect(await left('measures')).toEqual(['ever', 'later', 'now', 'past'])
  expect(sweepExpired(journal, 100)).toBe(0)
})

test('takes a thousand at a time, the oldest first', async () => {
  const { journal, given, left } = open()
  await given(Array.from({ length: 1_001 }, (_, index) => itemOf('activity', `event ${index}`, 2_000 - index)))
  expect(sweepExpired(journal, 3_000)).toBe(1_000)
  expect(await left('activity')).toEqual(['event 0'])
  expect(sweepExpired(journal, 3_000)).toBe(1)
})
