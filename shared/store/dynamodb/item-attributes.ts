import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type Item, type ItemKey, StoreFault, type TableName } from '../../ports/store.ts'
import { expiryAttribute, keyAttributes } from '../tables.ts'
import { fromAttribute, fromAttributes, toAttributes } from './attribute-value.ts'

/** The attributes of an item. */
export type ItemAttributes = Record<string, AttributeValue>

const { partition, sort } = keyAttributes

/** The two attributes of a key. */
export const keyOfItem = ({ pk, sk }: Pick<ItemKey, 'pk' | 'sk'>): ItemAttributes => ({
  [partition]: { S: pk },
  [sort]: { S: sk },
})

/**
 * An item as DynamoDB keeps it. Each top-level field of the value is an attribute of its own, beside those of the key,
 * so that conditions and `ADD` reach it, even where there is no item yet.
 */
export const attributesOf = ({ key, value, expiresAt }: Item): ItemAttributes => ({
  ...toAttributes(value),
  ...keyOfItem(key),
  ...(expiresAt === undefined ? {} : { [expiryAttribute]: { N: String(expiresAt) } }),
})

/** The item of a table that has these attributes. */
export function itemOf(table: TableName, attributes: ItemAttributes): Item {
  const { [partition]: pk, [sort]: sk, [expiryAttribute]: expiry, ...fields } = attributes
  if (pk?.S === undefined || sk?.S === undefined) throw new StoreFault('DynamoDB answered an item without its key.')
  const item = { key: { table, pk: pk.S, sk: sk.S }, value: fromAttributes(fields) }
  const expiresAt = expiry && fromAttribute(expiry)
  return typeof expiresAt === 'number' ? { ...item, expiresAt } : item
}
