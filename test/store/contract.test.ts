import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { dynamodbStore } from '../../shared/store/dynamodb/dynamodb-store.ts'
import { memoryStore } from '../../shared/store/memory/memory-store.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { openTestEngine } from '../support/dynamodb-engine.ts'
import { addClauses } from './contract/add-clauses.ts'
import { conditionClauses } from './contract/condition-clauses.ts'
import type { Form } from './contract/form.ts'
import { limitClauses } from './contract/limit-clauses.ts'
import { queryClauses } from './contract/query-clauses.ts'
import { raceClauses } from './contract/race-clauses.ts'
import { randomClauses } from './contract/random-clauses.ts'
import { valueClauses } from './contract/value-clauses.ts'
import { writeClauses } from './contract/write-clauses.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
const inMemory = openJournal({ path: ':memory:' })
const inFile = openJournal({ path: join(folder, 'journal.db') })
const engine = await openTestEngine()

afterAll(async () => {
  inMemory.close()
  inFile.close()
  rmSync(folder, { recursive: true })
  await engine?.stop()
})

const forms: readonly Form[] = [
  { name: 'memory', store: memoryStore() },
  { name: 'SQLite in memory', store: sqliteStore(inMemory) },
  { name: 'SQLite in a file', store: sqliteStore(inFile) },
  ...(engine ? [{ name: 'DynamoDB', store: dynamodbStore({ ...engine, ids: { next: randomUUID } }) }] : []),
]

describe.each(forms)('the store in $name', (form) => {
  describe('conditions', () => conditionClauses(form))
  describe('writes', () => writeClauses(form))
  describe('adds', () => addClauses(form))
  describe('races', () => raceClauses(form))
  describe('queries', () => queryClauses(form))
  describe('values', () => valueClauses(form))
  describe('limits', () => limitClauses(form))
  describe('any history of writes', () => randomClauses(form))
})
