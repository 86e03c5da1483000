import { type Change, type Condition, type Item, type ItemKey, type ItemQuery, StoreFault } from '../ports/store.ts'
import { itemBytes, itemBytesAtMost, numberBytes, textBytes } from './item-size.ts'

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
const maxChanges = 100
const maxItemBytes = 400 * 1024
const maxWriteBytes = 4 * 1024 * 1024
const maxPartitionBytes = 2048
const maxSortBytes = 1024

/** Refuses a key that DynamoDB could not hold. Both forms of the store ask, so both refuse the same. */
export function checkKey(key: ItemKey): void {
  checkLength(key.pk, 'partition key', maxPartitionBytes)
  checkLength(key.sk, 'sort key', maxSortBytes)
}

/** Refuses changes that DynamoDB could not make in one write. */
export function checkChanges(changes: readonly Change[]): void {
  if (changes.length < 1 || changes.length > maxChanges) {
    throw new StoreFault(`A write takes 1 to ${maxChanges} changes, not ${changes.length}.`)
  }
  let bytesAtMost = 0
  for (const change of changes) bytesAtMost += checkedBytes(change)
  if (bytesAtMost > maxWriteBytes) checkWhole(changes)
  if (changes.length > 1) checkDistinct(changes)
}

/** Refuses an item that DynamoDB could not hold; otherwise says how many bytes it has at most. */
export function checkItem(item: Item): number {
  const bytesAtMost = itemBytesAtMost(item)
  const bytes = bytesAtMost <= maxItemBytes ? bytesAtMost : itemBytes(item)
  if (bytes <= maxItemBytes) return bytes
  throw new StoreFault(`An item for the table ${item.key.table} has ${bytes} bytes; 400 KB is the most.`)
}

/** Refuses a query that DynamoDB could not answer. */
export function checkQuery({ pk, prefix, after, limit }: ItemQuery): void {
  checkLength(pk, 'partition key', maxPartitionBytes)
  if (prefix) checkLength(prefix, 'prefix', maxSortBytes)
  if (after !== undefined) checkLength(after, 'sort key', maxSortBytes)
  if (after !== undefined && prefix && !after.startsWith(prefix)) {
    throw new StoreFault('A query goes on after a sort key that its prefix does not match.')
  }
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
    throw new StoreFault(`The limit of a query is a whole number from 1 on, not ${limit}.`)
  }
}

/** Where the item of a change lies. */
export const keyOf = (change: Change): ItemKey => (change.kind === 'put' ? change.item.key : change.key)

/** What may be too much together is counted exactly. */
function checkWhole(changes: readonly Change[]): void {
  const bytes = changes.reduce((sum, change) => sum + (change.kind === 'put' ? itemBytes(change.item) : 0), 0)
  if (bytes > maxWriteBytes) throw new StoreFault(`A write takes 4 MB at most, not ${bytes} bytes.`)
}

function checkedBytes(change: Change): number {
  checkKey(keyOf(change))
  switch (change.kind) {
    case 'put':
      if (change.when) checkCondition(change.when)
      return checkItem(change.item)
    case 'delete':
      if (change.when) checkCondition(change.when)
      return 0
    case 'check':
      checkCondition(change.when)
      return 0
    case 'add':
      textBytes(change.field)
      return numberBytes(change.by)
  }
}

function checkCondition(condition: Condition): void {
  if (condition.kind === 'absent' || condition.kind === 'present') return
  textBytes(condition.field)
  if (typeof condition.value === 'number') numberBytes(condition.value)
  else textBytes(condition.value)
}

function checkDistinct(changes: readonly Change[]): void {
  const seen = new Set<string>()
  for (const change of changes) {
    const { table, pk, sk } = keyOf(change)
    // The length keeps ('a', 'bc') and ('ab', 'c') apart.
    seen.add(`${table} ${pk.length} ${pk}${sk}`)
  }
  if (seen.size < changes.length) throw new StoreFault('Two changes of one write are of the same item.')
}

function checkLength(text: string, what: string, max: number): void {
  const bytes = textBytes(text)
  if (bytes >= 1 && bytes <= max) return
  throw new StoreFault(`A ${what} has 1 to ${max} bytes, not ${bytes}.`)
}
