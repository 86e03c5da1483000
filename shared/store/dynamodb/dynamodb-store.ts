import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { Ids } from '../../ports/ids.ts'
import { type Store, StoreFault } from '../../ports/store.ts'
import { checkChanges, checkKey, checkQuery } from '../input-checks.ts'
import { attempted, type Backoff, jitteredBackoff } from './attempts.ts'
import { itemOf, keyOfItem } from './item-attributes.ts'
import { itemsOf } from './query-pages.ts'
import type { TableNames } from './write-action.ts'
import { written } from './written.ts'

/** What the DynamoDB form of the store needs. The client makes each request once; `ids` name the transactions. */
export type DynamodbStoreDeps = {
  readonly client: DynamoDBClient
  readonly tables: TableNames
  readonly ids: Ids
  readonly backoff?: Backoff
}

/** The store on DynamoDB. */
export function dynamodbStore({ client, tables, ids, backoff = jitteredBackoff }: DynamodbStoreDeps): Store {
  return {
    get: (key) =>
      answered(client, async () => {
        checkKey(key)
        const request = new GetItemCommand({ TableName: tables[key.table], Key: keyOfItem(key), ConsistentRead: true })
        const { Item } = await attempted(() => client.send(request), true, backoff)
        return Item && itemOf(key.table, Item)
      }),
    query: (query) =>
      answered(client, async () => {
        checkQuery(query)
        const { limit = Number.POSITIVE_INFINITY } = query
        // One more than asked for tells whether there is more: a last key comes even where nothing follows it.
        const items = await itemsOf(query, limit + 1, { client, tables, backoff })
        return items.length > limit ? { items: items.slice(0, limit), more: true } : { items, more: false }
      }),
    write: (changes) =>
      answered(client, async () => {
        checkChanges(changes)
        return written(changes, { client, tables, ids, backoff })
      }),
    backOff: backoff,
  }
}

async function answered<T>(client: DynamoDBClient, answer: () => Promise<T>): Promise<T> {
  // A client that asks again by itself would count twice where only the answer to the first request was lost.
  if ((await client.config.maxAttempts()) !== 1) {
    throw new StoreFault(
      'The client of the store must have maxAttempts 1: the store itself knows what may be repeated.',
    )
  }
  try {
    return await answer()
  } catch (cause) {
    if (cause instanceof StoreFault) throw cause
    throw new StoreFault(`DynamoDB did not answer: ${cause instanceof Error ? cause.name : 'unknown'}.`, { cause })
  }
}
