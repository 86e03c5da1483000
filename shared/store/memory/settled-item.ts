import type { JsonObject } from '../../domain/json.ts'
import type { Item } from '../../ports/store.ts'

/**
 * An item as JSON would carry it (without fields that are undefined, without minus zero), which nobody can change any
 * more: neither who gave it nor who reads it. It is frozen in place; only what JSON would not carry so is copied. Parts
 * that it shares with the item before it in its place are settled already.
 */
export function settledItem({ key, value, expiresAt }: Item, before: Item | undefined): Item {
  const settled = isSettled(value, before?.value) ? value : copied(value)
  const item = { key: Object.freeze({ ...key }), value: settled }
  return Object.freeze(expiresAt === undefined ? item : { ...item, expiresAt })
}

/** Freezes a value with all its parts; false where JSON would not carry it as it is. */
function isSettled(value: unknown, before: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined && !Object.is(value, -0)
  if (value === before) return true
  const fields = value as Fields
  const fieldsBefore = (typeof before === 'object' && before !== null ? before : {}) as Fields
  let isWhole = true
  for (const name in fields) if (!isSettled(fields[name], fieldsBefore[name])) isWhole = false
  Object.freeze(value)
  return isWhole
}

type Fields = Readonly<Record<string, unknown>>

function copied(value: JsonObject): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(value))
  isSettled(copy, undefined)
  return copy
}
