import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Change, StoreFault } from '../../../shared/ports/store.ts'
import { localDynamodbClient } from '../../../shared/store/dynamodb/client.ts'
import { dynamodbStore } from '../../../shared/store/dynamodb/dynamodb-store.ts'
import { openTestEngine, type TestEngine } from '../../support/dynamodb-engine.ts'
import { type Mood, moodyProxy } from './moody-proxy.ts'

const engine = await openTestEngine()
afterAll(() => engine?.stop())

const ids = { next: () => randomUUID() }
const error = (type: string, status = 400): Mood => ({ kind: 'error', status, type })
const cancelled = (...reasons: readonly string[]): Mood => ({
  kind: 'error',
  status: 400,
  type: 'TransactionCanceledException',
  reasons,
})
const lost: Mood = { kind: 'lose-the-answer' }
const always = (mood: Mood): readonly Mood[] => Array.from({ length: 50 }, () => mood)

/** A store whose first requests meet these moods; waiting before the next try takes no time, but is counted. */
async function storeMeeting({ endpoint, tables }: TestEngine, moods: readonly Mood[]) {
  const proxy = await moodyProxy(endpoint, moods)
  const client = localDynamodbClient(proxy.endpoint)
  onTestFinished(() => client.destroy())
  const waits: number[] = []
  const backoff = async (attempt: number) => {
    waits.push(attempt)
  }
  return { store: dynamodbStore({ client, tables, ids, backoff }), requests: proxy.requests, waits }
}

const freshKey = () => ({ table: 'contacts', pk: randomUUID(), sk: 'item' }) as const
const add = (key = freshKey()): Change => ({ kind: 'add', key, field: 'count', by: 1 })
const put = (key = freshKey()): Change => ({ kind: 'put', item: { key, value: { count: 1 } } })

describe.runIf(engine)('the store on DynamoDB', () => {
  const meeting = (...moods: readonly Mood[]) => {
    if (!engine) throw new Error('there is an engine here')
    return storeMeeting(engine, moods)
  }

  test.each([
    ['one change', [add()]],
    ['several changes', [add(), put()]],
  ])('makes %s once DynamoDB is no longer busy, waiting before each try', async (_name, changes) => {
    const { store, requests, waits } = await meeting(
      error('ProvisionedThroughputExceededException'),
      error('ThrottlingException'),
      error('RequestLimitExceeded'),
    )
    expect(await store.write(changes)).toEqual({ kind: 'written' })
    expect(requests()).toHaveLength(4)
    expect(waits).toEqual([1, 2, 3])
  })

  test('asks again when another write was at the same item', async () => {
    const { store } = await meeting(cancelled('None', 'TransactionConflict'), error('TransactionConflictException'))
    const key = freshKey()
    expect(await store.write([put(), add(key)])).toEqual({ kind: 'written' })
    expect(await store.write([add(key)])).toEqual({ kind: 'written' })
    expect((await store.get(key))?.value).toEqual({ count: 2 })
  })

  test('asks again before it names the refused changes of a write that also met another', async () => {
    const { store } = await meeting(cancelled('ConditionalCheckFailed', 'TransactionConflict'))
    const absent: Change = { kind: 'check', key: freshKey(), when: { kind: 'present' } }
    const other: Change = { kind: 'check', key: freshKey(), when: { kind: 'present' } }
    expect(await store.write([absent, other])).toEqual({ kind: 'refused', at: [0, 1] })
  })

  test('gives up at last, and says what DynamoDB said', async () => {
    const { store, requests } = await meeting(...always(error('ThrottlingException')))
    const fault = await store.get(freshKey()).catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(StoreFault)
    expect(fault).toMatchObject({ message: expect.stringContaining('ThrottlingException'), cause: expect.any(Error) })
    expect(requests()).toHaveLength(10)
  })

  test('makes several changes once, though the answer was lost', async () => {
    const { store, requests } = await meeting(lost, error('InternalServerError', 500), lost)
    const key = freshKey()
    expect(await store.write([put(), add(key)])).toEqual({ kind: 'written' })
    expect(requests()).toHaveLength(4)
    expect((await store.get(key))?.value).toEqual({ count: 1 })
  })

  test.each([
    ['an add', add],
    [
      'a conditional put',
      (key = freshKey()): Change => ({ kind: 'put', item: { key, value: { count: 1 } }, when: { kind: 'absent' } }),
    ],
  ])('never makes %s a second time when the answer was lost, but says that it does not know', async (_name, change) => {
    const { store, requests } = await meeting(lost)
    const key = freshKey()
    await expect(store.write([change(key)])).rejects.toThrow(StoreFault)
    expect(requests()).toHaveLength(1)
    expect((await store.get(key))?.value).toEqual({ count: 1 })
  })

  test.each([
    ['a put', put],
    ['a delete', (key = freshKey()): Change => ({ kind: 'delete', key })],
  ])('makes %s without a condition again when the answer was lost', async (_name, change) => {
    const { store, requests } = await meeting(lost, error('InternalServerError', 500))
    expect(await store.write([change()])).toEqual({ kind: 'written' })
    expect(requests()).toHaveLength(3)
  })

  test('reads again when the answer was lost', async () => {
    const { store } = await meeting(lost, lost)
    expect(await store.get(freshKey())).toBeUndefined()
    expect(await store.query({ table: 'contacts', pk: randomUUID() })).toEqual({ items: [], more: false })
  })

  test('reads strongly consistent', async () => {
    const { store, requests } = await meeting()
    await store.get(freshKey())
    await store.query({ table: 'contacts', pk: randomUUID() })
    expect(requests().map((body) => JSON.parse(body).ConsistentRead)).toEqual([true, true])
  })

  test('does not ask again what would be refused again', async () => {
    const { store, requests, waits } = await meeting(error('ValidationException'), error('AccessDeniedException'))
    await expect(store.write([put()])).rejects.toThrow(/ValidationException/)
    await expect(store.write([put(), add()])).rejects.toThrow(/AccessDeniedException/)
    expect(requests()).toHaveLength(2)
    expect(waits).toEqual([])
  })

  test('will not work with a client that asks again by itself', async () => {
    if (!engine) throw new Error('there is an engine here')
    const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'us-east-1' })
    const store = dynamodbStore({ client, tables: engine.tables, ids })
    await expect(store.get(freshKey())).rejects.toThrow(/maxAttempts 1/)
  })
})

test('a DynamoDB that is out of reach is a fault, after a few tries', async () => {
  const client = localDynamodbClient('http://127.0.0.1:9')
  const tables = { contacts: 'contacts', activity: 'activity', measures: 'measures' }
  let tries = 0
  const backoff = async () => {
    tries += 1
  }
  const store = dynamodbStore({ client, tables, ids, backoff })
  await expect(store.write([add()])).rejects.toThrow(StoreFault)
  expect(tries).toBe(9)
})
