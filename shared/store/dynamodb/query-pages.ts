import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Item, ItemQuery } from '../../ports/store.ts'
import { keyAttributes } from '../tables.ts'
import { attempted, type Backoff } from './attempts.ts'
import { type ItemAttributes, itemOf, keyOfItem } from './item-attributes.ts'
import type { TableNames } from './write-action.ts'

/** What a query is asked with. */
export type QueryDeps = { readonly client: DynamoDBClient; readonly tables: TableNames; readonly backoff: Backoff }

/** The first items of a query, `atMost` that many, from as many pages as it takes: DynamoDB ends one after 1 MB. */
export async function itemsOf(query: ItemQuery, atMost: number, deps: QueryDeps): Promise<Item[]> {
  const items: Item[] = []
  let start = query.after === undefined ? undefined : keyOfItem({ pk: query.pk, sk: query.after })
  do {
    const request = new QueryCommand(pageOf(query, atMost - items.length, start, deps.tables))
    const page = await attempted(() => deps.client.send(request), true, deps.backoff)
    for (const attributes of page.Items ?? []) items.push(itemOf(query.table, attributes))
    start = page.LastEvaluatedKey
  } while (start && items.length < atMost)
  return items
}

function pageOf(
  query: ItemQuery,
  limit: number,
  start: ItemAttributes | undefined,
  tables: TableNames,
): QueryCommandInput {
  return {
    TableName: tables[query.table],
    ConsistentRead: true,
    ScanIndexForward: query.descending !== true,
    ...keyCondition(query),
    ...(Number.isFinite(limit) ? { Limit: limit } : {}),
    ...(start ? { ExclusiveStartKey: start } : {}),
  }
}

const { partition, sort } = keyAttributes

function keyCondition({ pk, prefix }: ItemQuery) {
  const ofPartition: Record<string, AttributeValue> = { ':pk': { S: pk } }
  if (!prefix) return { KeyConditionExpression: `${partition} = :pk`, ExpressionAttributeValues: ofPartition }
  return {
    KeyConditionExpression: `${partition} = :pk AND begins_with(${sort}, :prefix)`,
    ExpressionAttributeValues: { ...ofPartition, ':prefix': { S: prefix } },
  }
}
