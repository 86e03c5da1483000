import type { SQLOutputValue } from 'node:sqlite'
import { isJsonObject } from '../../domain/json.ts'
import { type Item, type ItemKey, StoreFault } from '../../ports/store.ts'
import type { ItemTable } from '../in-process/item-table.ts'
import type { TableLayout } from '../tables.ts'
import type { Journal } from './journal.ts'
import { keyRange } from './key-range.ts'

/** The table of that layout; it is made where it is missing. */
export function itemTable(journal: Journal, { name, hasTimeToLive }: TableLayout): ItemTable {
  createTable(journal, name, hasTimeToLive)
  const one = journal.prepare(`SELECT 1 FROM ${name} WHERE pk = ? AND sk = ?`)
  const row = journal.prepare(`SELECT value, expires_at FROM ${name} WHERE pk = ? AND sk = ?`)
  const upsert = journal.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`)
  const remove = journal.prepare(`DELETE FROM ${name} WHERE pk = ? AND sk = ?`)
  const range = `SELECT sk, value, expires_at FROM ${name} WHERE pk = ? AND sk >= ? AND sk < ? ORDER BY sk`
  const upward = journal.prepare(`${range} LIMIT ?`)
  const downward = journal.prepare(`${range} DESC LIMIT ?`)
  return {
    has: ({ pk, sk }) => one.get(pk, sk) !== undefined,
    find(key) {
      const found = row.get(key.pk, key.sk)
      return found && itemOf(key, found)
    },
    list(query, atMost) {
      const { from, to } = keyRange(query)
      const rows = (query.descending ? downward : upward).all(query.pk, from, to, Number.isFinite(atMost) ? atMost : -1)
      return rows.map((found) => itemOf({ table: name, pk: query.pk, sk: String(found['sk']) }, found))
    },
    put({ key, value, expiresAt = null }) {
      upsert.run(key.pk, key.sk, JSON.stringify(value), expiresAt)
    },
    remove({ pk, sk }) {
      remove.run(pk, sk)
    },
  }
}

// With a rowid: measured, a row of some 400 bytes is written and found up to twice as fast as in a WITHOUT ROWID table.
function createTable(journal: Journal, name: string, hasTimeToLive: boolean): void {
  journal.write(() => {
    journal
      .prepare(
        `CREATE TABLE IF NOT EXISTS ${name} (
          pk TEXT NOT NULL, sk TEXT NOT NULL, value TEXT NOT NULL, expires_at INTEGER, PRIMARY KEY (pk, sk))`,
      )
      .run()
    if (!hasTimeToLive) return
    journal
      .prepare(`CREATE INDEX IF NOT EXISTS ${name}_expiry ON ${name} (expires_at) WHERE expires_at IS NOT NULL`)
      .run()
  })
}

function itemOf(key: ItemKey, row: Record<string, SQLOutputValue>): Item {
  const value: unknown = JSON.parse(String(row['value']))
  if (!isJsonObject(value)) throw new StoreFault(`A row of the table ${key.table} holds no JSON object.`)
  const expiresAt = row['expires_at']
  return typeof expiresAt === 'number' ? { key, value, expiresAt } : { key, value }
}
