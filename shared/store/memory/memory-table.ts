import type { Item, ItemKey, ItemQuery } from '../../ports/store.ts'
import type { ItemTable } from '../in-process/item-table.ts'
import { compareCodePoints } from './code-points.ts'
import { settledItem } from './settled-item.ts'

/** A table in memory that can be emptied. */
export type MemoryTable = ItemTable & { clear(): void }

/** Items by partition, each partition in key order. Where nothing is settled, they are kept as they were given. */
export function memoryTable(isSettling: boolean): MemoryTable {
  const partitions = new Map<string, Item[]>()
  const find = ({ pk, sk }: ItemKey): Item | undefined => {
    const items = partitions.get(pk)
    const item = items?.[placeOf(sk, items)]
    return item?.key.sk === sk ? item : undefined
  }
  return {
    find,
    has: (key) => find(key) !== undefined,
    list: (query, atMost) => select(partitions.get(query.pk) ?? [], query).slice(0, atMost),
    put(item) {
      const { pk, sk } = item.key
      const items = partitions.get(pk)
      const place = items === undefined ? 0 : placeOf(sk, items)
      const before = items?.[place]?.key.sk === sk ? items[place] : undefined
      const settled = isSettling ? settledItem(item, before) : item
      if (items === undefined) partitions.set(pk, [settled])
      else items.splice(place, before === undefined ? 0 : 1, settled)
    },
    remove({ pk, sk }) {
      const items = partitions.get(pk) ?? []
      const place = placeOf(sk, items)
      if (items[place]?.key.sk === sk) items.splice(place, 1)
    },
    clear: () => partitions.clear(),
  }
}

/** The place of the first item that does not lie before a key. Most of what is put comes last, as time does. */
function placeOf(sk: string, items: readonly Item[]): number {
  let high = items.length
  const last = items[high - 1]
  if (last !== undefined && compareCodePoints(last.key.sk, sk) < 0) return high
  let low = 0
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && compareCodePoints(item.key.sk, sk) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function select(items: readonly Item[], { prefix = '', after, descending = false }: ItemQuery): readonly Item[] {
  const inPrefix = prefix === '' ? items : items.filter(({ key }) => key.sk.startsWith(prefix))
  const ordered = descending ? inPrefix.toReversed() : inPrefix
  if (after === undefined) return ordered
  const sign = descending ? -1 : 1
  return ordered.filter(({ key }) => sign * compareCodePoints(key.sk, after) > 0)
}
