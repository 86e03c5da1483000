import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynamodbEngine } from '../../local/dynamodb-engine.ts'
import { localDynamodbClient } from '../../shared/store/dynamodb/client.ts'
import { createTables } from '../../shared/store/dynamodb/create-tables.ts'
import type { TableNames } from '../../shared/store/dynamodb/write-action.ts'

/** An engine with empty tables of its own for one test file. */
export type TestEngine = {
  readonly endpoint: string
  readonly client: DynamoDBClient
  readonly tables: TableNames
  readonly stop: () => Promise<void>
}

/**
 * The engine of AWS_ENDPOINT_URL_DYNAMODB, or one of our own. Where there is neither it says so, and the tests that
 * need one must skip.
 */
export async function openTestEngine(): Promise<TestEngine | undefined> {
  // biome-ignore lint/style/noProcessEnv: the tests may be run against another engine, and this is where they learn it.
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB']
  if (given) return withTables(given, async () => {})
  const engine = await startDynamodbEngine()
  if (engine.kind === 'started') return withTables(engine.endpoint, engine.stop)
  process.stdout.write(`Skipped the tests on DynamoDB: ${engine.reason}, and AWS_ENDPOINT_URL_DYNAMODB is not set.\n`)
  return undefined
}

async function withTables(endpoint: string, stop: () => Promise<void>): Promise<TestEngine> {
  const client = localDynamodbClient(endpoint)
  const run = randomUUID()
  const tables = { contacts: `contacts-${run}`, activity: `activity-${run}`, measures: `measures-${run}` }
  await createTables(client, tables)
  const stopBoth = async () => {
    client.destroy()
    await stop()
  }
  return { endpoint, client, tables, stop: stopBoth }
}
