import type { JsonObject } from '../../../shared/domain/json.ts'
import type { Change, Condition, ItemKey, WriteResult } from '../../../shared/ports/store.ts'

/** What the contract says, in a few plain lines: items in a map, by the place in their partition. */
export type Model = Map<string, { readonly value: JsonObject; readonly expiresAt?: number }>

/** Makes changes in the model; an add to what is no number is a fault, as it is in the store. */
export function writeToModel(model: Model, changes: readonly Change[]): WriteResult | { readonly kind: 'fault' } {
  const at = changes.flatMap((change, index) => (isAllowed(model, change) ? [] : [index]))
  if (at.length > 0) return { kind: 'refused', at }
  const next: Model = new Map(model)
  for (const change of changes) if (!make(next, change)) return { kind: 'fault' }
  model.clear()
  for (const [sk, item] of next) model.set(sk, item)
  return { kind: 'written' }
}

/** The key of the item that a change is of. */
export const keyOfChange = (change: Change): ItemKey => (change.kind === 'put' ? change.item.key : change.key)

function isAllowed(model: Model, change: Change): boolean {
  if (change.kind === 'add' || change.when === undefined) return true
  return holds(change.when, model.get(keyOfChange(change).sk)?.value)
}

function holds(condition: Condition, value: JsonObject | undefined): boolean {
  switch (condition.kind) {
    case 'absent':
      return value === undefined
    case 'present':
      return value !== undefined
    case 'field-is':
      return value !== undefined && fieldOf(value, condition.field) === condition.value
    case 'absent-or-field-is':
      return value === undefined || fieldOf(value, condition.field) === condition.value
  }
}

function make(model: Model, change: Change): boolean {
  if (change.kind === 'check') return true
  if (change.kind === 'delete') model.delete(change.key.sk)
  if (change.kind === 'put') {
    const { value, expiresAt } = change.item
    model.set(change.item.key.sk, expiresAt === undefined ? { value } : { value, expiresAt })
  }
  return change.kind !== 'add' || count(model, change)
}

function count(model: Model, { key, field, by }: Change & { readonly kind: 'add' }): boolean {
  const item = model.get(key.sk) ?? { value: {} }
  const known = fieldOf(item.value, field)
  const before = known === undefined ? 0 : known
  if (typeof before !== 'number') return false
  // The histories count in cents.
  const sum = Math.round(before * 100 + by * 100) / 100
  model.set(key.sk, { ...item, value: Object.fromEntries([...Object.entries(item.value), [field, sum]]) })
  return true
}

function fieldOf(value: JsonObject, field: string) {
  const found = Object.entries(value).find(([name]) => name === field)
  return found?.[1]
}
