import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { expiryAttribute, keyAttributes, type TableLayout, tableLayouts } from '../tables.ts'
import type { TableNames } from './write-action.ts'

/** Makes the tables in a local engine, where they are missing; on AWS the stacks make them. */
export async function createTables(client: DynamoDBClient, tables: TableNames): Promise<void> {
  for (const layout of Object.values(tableLayouts)) {
    const name = tables[layout.name]
    if (await isCreated(client, name)) await setUp(client, name, layout)
  }
}

async function isCreated(client: DynamoDBClient, name: string): Promise<boolean> {
  try {
    await client.send(createTable(name))
    return true
  } catch (error) {
    if (error instanceof ResourceInUseException) return false
    throw error
  }
}

async function setUp(client: DynamoDBClient, name: string, { hasTimeToLive }: TableLayout): Promise<void> {
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: name })
  if (!hasTimeToLive) return
  const TimeToLiveSpecification = { AttributeName: expiryAttribute, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
}

const createTable = (name: string): CreateTableCommand =>
  new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: keyAttributes.partition, AttributeType: 'S' },
      { AttributeName: keyAttributes.sort, AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: keyAttributes.partition, KeyType: 'HASH' },
      { AttributeName: keyAttributes.sort, KeyType: 'RANGE' },
    ],
  })
