import { type ItemKey, type Store, StoreFault } from '../../ports/store.ts'
import type { ItemTables } from '../in-process/item-table.ts'
import { makeChanges, refusals } from '../in-process/make-changes.ts'
import { standInLine } from '../in-process/stand-in-line.ts'
import { checkChanges, checkKey, checkQuery, keyOf } from '../input-checks.ts'
import { tableLayouts } from '../tables.ts'
import { itemTable } from './item-table.ts'
import type { Journal } from './journal.ts'
import { type WriteBarrier, writeBarrier } from './write-barrier.ts'

/** The store of one machine: items as rows of the journal. An answer never rests on what a crash could take away. */
export function sqliteStore(journal: Journal, barrier: WriteBarrier = writeBarrier(journal)): Store {
  const tables = itemTables(journal)
  return {
    get: (key) =>
      answered(async () => {
        checkKey(key)
        const item = tables[key.table].find(key)
        await barrier.saw(partitionOf(key))
        return item
      }),
    query: (query) =>
      answered(async () => {
        checkQuery(query)
        const { limit = Number.POSITIVE_INFINITY } = query
        // One more than asked for tells whether there is more.
        const items = tables[query.table].list(query, limit + 1)
        await barrier.saw(partitionOf(query))
        return items.length > limit ? { items: items.slice(0, limit), more: true } : { items, more: false }
      }),
    write: (changes) =>
      answered(async () => {
        checkChanges(changes)
        const at = refusals(tables, changes)
        const partitions = changes.map((change) => partitionOf(keyOf(change)))
        if (at.length > 0) {
          await Promise.all(partitions.map(barrier.saw))
          return { kind: 'refused', at }
        }
        journal.write(() => makeChanges(tables, changes))
        await barrier.wrote(partitions)
        return { kind: 'written' }
      }),
    backOff: standInLine(),
  }
}

const itemTables = (journal: Journal): ItemTables => ({
  contacts: itemTable(journal, tableLayouts.contacts),
  activity: itemTable(journal, tableLayouts.activity),
  measures: itemTable(journal, tableLayouts.measures),
})

const partitionOf = ({ table, pk }: Pick<ItemKey, 'table' | 'pk'>): string => `${table} ${pk}`

async function answered<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer()
  } catch (cause) {
    if (cause instanceof StoreFault) throw cause
    throw new StoreFault('The store on this machine failed.', { cause })
  }
}
