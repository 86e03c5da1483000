import { type Item, StoreFault } from '../ports/store.ts'
import { expiryAttribute, keyAttributes } from './tables.ts'

/**
 * The bytes that DynamoDB counts for an item: exactly, or a few more. A value that it could not keep as it is (a
 * number out of its range, broken unicode, too deep a nesting) is a `StoreFault`, in both forms of the store.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Item): number => bytesWith(item, textBytes)

/** At least the bytes of an item, with the same refusals. Exact counting takes twice as long and matters near a limit only. */
export const itemBytesAtMost = (item: Item): number => bytesWith(item, textBytesAtMost)

const bytesWith = (item: Item, sizeOf: (text: string) => number): number =>
  keyBytes(item) + (item.expiresAt === undefined ? 0 : expiryBytes(item.expiresAt)) + bytesOf(item.value, 1, sizeOf)

/** The bytes of a text in UTF-8, as DynamoDB counts it; half a surrogate pair is refused, for UTF-8 cannot carry it. */
export function textBytes(text: string): number {
  if (!text.isWellFormed()) throw new StoreFault('A text with half a surrogate pair cannot be kept.')
  return Buffer.byteLength(text)
}

// One UTF-16 unit takes three bytes at the most, and a pair of them four.
const textBytesAtMost = (text: string): number => (text.isWellFormed() ? 3 * text.length : textBytes(text))

/** The bytes of a number, which must lie in the range that DynamoDB keeps exactly; no finite JS number needs more. */
export function numberBytes(value: number): number {
  const magnitude = Math.abs(value)
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-data-types
  if (value === 0 || (magnitude >= 1e-130 && magnitude < 1e126)) return 11
  throw new StoreFault(`The number ${value} cannot be kept: its magnitude must be 0, or from 1e-130 to below 1e126.`)
}

function keyBytes({ key }: Item): number {
  return keyAttributes.partition.length + textBytes(key.pk) + keyAttributes.sort.length + textBytes(key.sk)
}

function expiryBytes(expiresAt: number): number {
  if (Number.isSafeInteger(expiresAt) && expiresAt >= 0) return expiryAttribute.length + numberBytes(expiresAt)
  throw new StoreFault(`An item expires at a whole number of seconds since 1970, not at ${expiresAt}.`)
}

// `unknown`, because a caller without type checks could bring what JSON cannot carry.
function bytesOf(value: unknown, level: number, sizeOf: (text: string) => number): number {
  switch (typeof value) {
    case 'string':
      return sizeOf(value)
    case 'number':
      return numberBytes(value)
    case 'boolean':
      return 1
    case 'object':
      return value === null ? 1 : containerBytes(value, level, sizeOf)
    default:
      throw new StoreFault(`A value holds something of type ${typeof value}, which JSON cannot carry.`)
  }
}

function containerBytes(container: object, level: number, sizeOf: (text: string) => number): number {
  // The item itself is the first of 32 levels: DynamoDB refuses a container on the 33rd.
  if (level > 32) throw new StoreFault('A value is nested more than 32 levels deep.')
  let bytes = 3
  if (Array.isArray(container)) {
    for (const element of container) bytes += 1 + bytesOf(element, level + 1, sizeOf)
    return bytes
  }
  const fields = container as Readonly<Record<string, unknown>>
  // Measured: `Object.entries` takes ten times as long, and every item that is written goes through here.
  for (const name in fields) {
    const field = fields[name]
    if (field !== undefined && Object.hasOwn(fields, name)) {
      bytes += 1 + fieldNameBytes(name, sizeOf) + bytesOf(field, level + 1, sizeOf)
    }
  }
  return bytes
}

function fieldNameBytes(name: string, sizeOf: (text: string) => number): number {
  const bytes = sizeOf(name)
  if (bytes > 65_535 && textBytes(name) > 65_535) throw new StoreFault('The name of a field is longer than 64 KB.')
  return bytes
}
