import type { Store } from '../../ports/store.ts'
import type { ItemTables } from '../in-process/item-table.ts'
import { makeChanges, refusals } from '../in-process/make-changes.ts'
import { standInLine } from '../in-process/stand-in-line.ts'
import { checkChanges, checkKey, checkQuery } from '../input-checks.ts'
import { type MemoryTable, memoryTable } from './memory-table.ts'

/** A store that can be emptied. */
export type MemoryStore = Store & { clear(): void }

/**
 * The store in memory alone: nothing of it outlives the process. Where it is not checked, it takes what DynamoDB would
 * find too large, and trusts that nobody changes what they gave: a crowd lives faster so, and the checked forms tell.
 */
export function memoryStore({ isChecked = true }: { readonly isChecked?: boolean } = {}): MemoryStore {
  const table = () => memoryTable(isChecked)
  const tables = { contacts: table(), activity: table(), measures: table() } satisfies ItemTables
  return {
    async get(key) {
      if (isChecked) checkKey(key)
      return tables[key.table].find(key)
    },
    async query(query) {
      if (isChecked) checkQuery(query)
      const { limit = Number.POSITIVE_INFINITY } = query
      // One more than asked for tells whether there is more.
      const items = tables[query.table].list(query, limit + 1)
      return items.length > limit ? { items: items.slice(0, limit), more: true } : { items, more: false }
    },
    async write(changes) {
      if (isChecked) checkChanges(changes)
      const at = refusals(tables, changes)
      if (at.length > 0) return { kind: 'refused', at }
      makeChanges(tables, changes)
      return { kind: 'written' }
    },
    backOff: standInLine(),
    clear() {
      for (const table of Object.values<MemoryTable>(tables)) table.clear()
    },
  }
}
