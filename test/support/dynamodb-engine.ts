import { randomUUID } from 'node:crypto'
import { localDynamodbClient } from '../../shared/store/dynamodb/client.ts'
import { createTables } from '../../shared/store/dynamodb/create-tables.ts'
import type { TableNames } from '../../shared/store/dynamodb/write-action.ts'
import { type DynamodbEngine, startDynamodbEngine } from '../../local/dynamodb-engine.ts'

/** An engine with empty tables of its own for one test file. */
export type TestEngine = DynamodbEngine | (DynamodbEngine & { readonly kind: 'started'; readonly tables: TableNames })
