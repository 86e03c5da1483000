import { type Change, type ItemKey, type Store, StoreFault, type TableName } from '../../ports/store.ts'
import { checkChanges, checkItem, checkKey, checkQuery, keyOf } from '../input-checks.ts'
import { tableLayouts } from '../tables.ts'
import { isAllowed } from './condition.ts'
import { decimalSum } from './decimal-sum.ts'
import { type ItemTable, itemTable } from './item-table.ts'
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
        journal.write(() => {
          for (const change of changes) make(change, tables)
        })
        await barrier.wrote(partitions)
        return { kind: 'written' }
      }),
  }
}

type Tables = Readonly<Record<TableName, ItemTable>>

const itemTables = (journal: Journal): Tables => ({
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

function refusals(tables: Tables, changes: readonly Change[]): number[] {
  const at: number[] = []
  changes.forEach((change, index) => {
    if (!isAllowed(change, tables[keyOf(change).table])) at.push(index)
  })
  return at
}

function make(change: Change, tables: Tables): void {
  switch (change.kind) {
    case 'put':
      tables[change.item.key.table].put(change.item)
      break
    case 'delete':
      tables[change.key.table].remove(change.key)
      break
    case 'check':
      break
    case 'add':
      add(change, tables[change.key.table])
      break
  }
}

function add({ key, field, by }: Change & { readonly kind: 'add' }, table: ItemTable): void {
  const item = table.find(key) ?? { key, value: {} }
  const counted = Object.hasOwn(item.value, field) ? item.value[field] : 0
  if (typeof counted !== 'number') throw new StoreFault('Nothing can be added to a field that is no number.')
  const grown = { ...item, value: { ...item.value, [field]: decimalSum(counted, by) } }
  checkItem(grown)
  table.put(grown)
}
