import type { Store } from '../../../shared/ports/store.ts'
import { itemBytes } from '../../../shared/store/item-size.ts'

/** Units of DynamoDB that were used. */
export type Units = { writes: number; reads: number }

/**
 * A store that counts what DynamoDB would charge: a unit for each KB that is written, two in a transaction, and one for
 * each 4 KB that is read. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export function countingStore(store: Store): { readonly store: Store; readonly used: Units } {
  const used: Units = { writes: 0, reads: 0 }
  const unitsOf = (bytes: number, size: number): number => Math.max(1, Math.ceil(bytes / size))
  const counting: Store = {
    ...store,
    get: async (key) => {
      const item = await store.get(key)
      used.reads += unitsOf(item === undefined ? 0 : itemBytes(item), 4096)
      return item
    },
    query: async (query) => {
      const page = await store.query(query)
      used.reads += unitsOf(
        page.items.reduce((sum, item) => sum + itemBytes(item), 0),
        4096,
      )
      return page
    },
    write: async (changes) => {
      const factor = changes.length > 1 ? 2 : 1
      for (const change of changes) {
        used.writes += factor * (change.kind === 'put' ? unitsOf(itemBytes(change.item), 1024) : 1)
      }
      return store.write(changes)
    },
  }
  return { store: counting, used }
}
