import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Ids } from '../../ports/ids.ts'
import type { Change, WriteResult } from '../../ports/store.ts'
import { attempted, type Backoff } from './attempts.ts'
import { type TableNames, writeAction } from './write-action.ts'

/** What changes are made with. */
export type WriteDeps = {
  readonly client: DynamoDBClient
  readonly tables: TableNames
  readonly ids: Ids
  readonly backoff: Backoff
}

/** Makes the changes: one by a plain request, which costs half, several by a transaction. */
export async function written(changes: readonly Change[], deps: WriteDeps): Promise<WriteResult> {
  const actions = changes.map((change) => writeAction(change, deps.tables))
  const [action] = actions
  const request = actions.length === 1 && action ? requestOf(action, deps.client) : undefined
  try {
    if (request) await attempted(request.send, request.isRepeatable, deps.backoff)
    else await transact(actions, deps)
    return { kind: 'written' }
  } catch (error) {
    const at = refusals(error)
    if (at.length === 0) throw error
    return { kind: 'refused', at }
  }
}

type Request = { readonly send: () => Promise<unknown>; readonly isRepeatable: boolean }

// Repeating what a condition guards would be refused by its own first success; repeating a sum would count twice.
function requestOf({ Put, Delete, Update }: TransactWriteItem, client: DynamoDBClient): Request | undefined {
  if (Put) return { send: () => client.send(new PutItemCommand(Put)), isRepeatable: !Put.ConditionExpression }
  if (Delete)
    return { send: () => client.send(new DeleteItemCommand(Delete)), isRepeatable: !Delete.ConditionExpression }
  if (Update) return { send: () => client.send(new UpdateItemCommand(Update)), isRepeatable: false }
  return undefined
}

// The token makes a repeated transaction the same one for ten minutes.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
async function transact(actions: TransactWriteItem[], { client, ids, backoff }: WriteDeps): Promise<void> {
  const request = new TransactWriteItemsCommand({ TransactItems: actions, ClientRequestToken: ids.next() })
  await attempted(() => client.send(request), true, backoff)
}

function refusals(error: unknown): number[] {
  if (error instanceof ConditionalCheckFailedException) return [0]
  if (!(error instanceof TransactionCanceledException)) return []
  return (error.CancellationReasons ?? []).flatMap(({ Code }, index) =>
    Code === 'ConditionalCheckFailed' ? index : [],
  )
}
