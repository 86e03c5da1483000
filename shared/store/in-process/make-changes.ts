import { type Change, type Item, StoreFault } from '../../ports/store.ts'
import { checkItem, keyOf } from '../input-checks.ts'
import { isAllowed } from './condition.ts'
import { decimalSum } from './decimal-sum.ts'
import type { ItemTables } from './item-table.ts'

/** The changes, by their index, whose condition does not hold. */
export function refusals(tables: ItemTables, changes: readonly Change[]): readonly number[] {
  const at: number[] = []
  for (const [index, change] of changes.entries()) {
    if (!isAllowed(change, tables[keyOf(change).table])) at.push(index)
  }
  return at
}

/** What changes leave behind: reckoned before the first of them is made, so that a fault leaves all as it was. */
export function makeChanges(tables: ItemTables, changes: readonly Change[]): void {
  const grown = changes.map((change) => (change.kind === 'add' ? grow(change, tables) : change))
  for (const change of grown) {
    if (change.kind === 'put') tables[change.item.key.table].put(change.item)
    if (change.kind === 'delete') tables[change.key.table].remove(change.key)
  }
}

/** An add as the put that it comes to. */
function grow({ key, field, by }: Change & { readonly kind: 'add' }, tables: ItemTables): Change & { kind: 'put' } {
  const item: Item = tables[key.table].find(key) ?? { key, value: {} }
  const counted = Object.hasOwn(item.value, field) ? item.value[field] : 0
  if (typeof counted !== 'number') throw new StoreFault('Nothing can be added to a field that is no number.')
  const grown = { ...item, value: { ...item.value, [field]: decimalSum(counted, by) } }
  checkItem(grown)
  return { kind: 'put', item: grown }
}
