import type { Change, Condition } from '../../ports/store.ts'
import { keyOf } from '../input-checks.ts'
import type { ItemTable } from './item-table.ts'

/** Whether what a change demands of its item is so. */
export function isAllowed(change: Change, table: ItemTable): boolean {
  const condition = change.kind === 'add' ? undefined : change.when
  return condition === undefined || holds(condition, change, table)
}

function holds(condition: Condition, change: Change, table: ItemTable): boolean {
  const key = keyOf(change)
  if (condition.kind === 'absent') return !table.has(key)
  if (condition.kind === 'present') return table.has(key)
  // Read and compared here: SQLite's json_extract takes as long as parsing, and its paths cannot name every field.
  const value = table.find(key)?.value
  if (value === undefined) return condition.kind === 'absent-or-field-is'
  // What every object inherits is neither a text nor a number, so it equals no wanted value.
  return value[condition.field] === condition.value
}
