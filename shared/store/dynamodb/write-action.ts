import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import type { Change, Condition, ItemKey, TableName } from '../../ports/store.ts'
import { attributeName } from './attribute-name.ts'
import { toAttribute } from './attribute-value.ts'
import { conditionExpression } from './condition-expression.ts'
import { attributesOf, keyOfItem } from './item-attributes.ts'

/** What the tables are called where they are deployed. */
export type TableNames = Readonly<Record<TableName, string>>

/** A change as an action of a transaction; alone, each but the check is also a request of its own. */
export function writeAction(change: Change, tables: TableNames): TransactWriteItem {
  switch (change.kind) {
    case 'put': {
      const { item, when } = change
      return { Put: { TableName: tables[item.key.table], Item: attributesOf(item), ...conditionOf(when) } }
    }
    case 'delete':
      return { Delete: { ...place(change.key, tables), ...conditionOf(change.when) } }
    case 'check':
      return { ConditionCheck: { ...place(change.key, tables), ...conditionExpression(change.when) } }
    case 'add':
      return {
        Update: {
          ...place(change.key, tables),
          UpdateExpression: 'ADD #field :by',
          ExpressionAttributeNames: { '#field': attributeName(change.field) },
          ExpressionAttributeValues: { ':by': toAttribute(change.by) },
        },
      }
  }
}

const place = (key: ItemKey, tables: TableNames) => ({ TableName: tables[key.table], Key: keyOfItem(key) })

const conditionOf = (when: Condition | undefined) => (when ? conditionExpression(when) : {})
