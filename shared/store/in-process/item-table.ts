import type { Item, ItemKey, ItemQuery, TableName } from '../../ports/store.ts'

/** The items of one table: what the store reads and writes, without conditions. */
export type ItemTable = {
  has(key: ItemKey): boolean
  find(key: ItemKey): Item | undefined
  list(query: ItemQuery, atMost: number): readonly Item[]
  put(item: Item): void
  remove(key: ItemKey): void
}

/** The tables of a store that keeps them in this very process. */
export type ItemTables = Readonly<Record<TableName, ItemTable>>
