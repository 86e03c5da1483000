import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { type Change, StoreFault } from '../../../shared/ports/store.ts'
import { type Form, freshKey, freshPartition, given, keyIn } from './form.ts'

const put = (value: JsonObject, key = freshKey()): Change => ({ kind: 'put', item: { key, value } })
const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])
const many = (count: number): readonly Change[] => Array.from({ length: count }, () => put({}))
const twice = freshKey()
const twiceNamed = keyIn('a', 'bc')

const refused: readonly (readonly [name: string, changes: readonly Change[], message: RegExp])[] = [
  ['no change', [], /1 to 100 changes, not 0/],
  ['more than a hundred changes', many(101), /1 to 100 changes, not 101/],
  ['two changes of one item', [put({}, twice), { kind: 'delete', key: twice }], /same item/],
  [
    'a check and a change of one item',
    [put({}, twice), { kind: 'check', key: twice, when: { kind: 'absent' } }],
    /same item/,
  ],
  ['an item of more than 400 KB', [put({ text: 'x'.repeat(409_600) })], /400 KB/],
  ['an item of more than 400 KB in bytes, though not in characters', [put({ text: '愛'.repeat(140_000) })], /400 KB/],
  ['more than 4 MB', Array.from({ length: 12 }, () => put({ text: 'x'.repeat(400_000) })), /4 MB/],
  ['an empty partition key', [put({}, keyIn('', 'a'))], /partition key has 1 to 2048 bytes, not 0/],
  ['an empty sort key', [put({}, keyIn('a', ''))], /sort key has 1 to 1024 bytes, not 0/],
  ['too long a partition key', [put({}, keyIn('x'.repeat(2049), 'a'))], /partition key/],
  ['too long a sort key', [put({}, keyIn('a', '愛'.repeat(342)))], /sort key/],
  ['half a surrogate pair in a key', [put({}, keyIn('a\ud800', 'a'))], /surrogate/],
  ['half a surrogate pair in a text', [put({ a: ['\udc00'] })], /surrogate/],
  ['half a surrogate pair in a name', [put({ a: { '\ud800': 1 } })], /surrogate/],
  ['a number that is none', [put({ a: Number.NaN })], /NaN/],
  ['an infinite number', [put({ a: [Number.POSITIVE_INFINITY] })], /Infinity/],
  ['too large a number', [put({ a: 1e126 })], /1e\+126/],
  ['too small a number', [put({ a: 1e-131 })], /1e-131/],
  ['an add of too large a number', [{ kind: 'add', key: freshKey(), field: 'a', by: 1e300 }], /1e\+300/],
  ['too deep a nesting', [put({ a: nested(32) })], /32 levels/],
  [
    'a fraction of a second to expire at',
    [{ kind: 'put', item: { key: freshKey(), value: {}, expiresAt: 1.5 } }],
    /1\.5/,
  ],
  [
    'a condition on a number that is none',
    [{ kind: 'check', key: freshKey(), when: { kind: 'field-is', field: 'a', value: Number.NaN } }],
    /NaN/,
  ],
]

/** That both forms take and refuse the same: what DynamoDB would. */
export function limitClauses({ store }: Form): void {
  test.each(refused)('refuses %s', async (_name, changes, message) => {
    const fault = store.write(changes)
    await expect(fault).rejects.toThrow(StoreFault)
    await expect(fault).rejects.toThrow(message)
  })

  test('refuses what JSON cannot carry', async () => {
    for (const thing of [1n, Symbol('a'), () => 1, [undefined]]) {
      const value = { thing } as unknown as JsonObject
      await expect(store.write([put(value)])).rejects.toThrow(/JSON cannot carry/)
    }
  })

  test('refuses to read under a key that cannot be', async () => {
    await expect(store.get(keyIn('a', ''))).rejects.toThrow(StoreFault)
    await expect(store.query({ table: 'contacts', pk: '' })).rejects.toThrow(StoreFault)
    for (const limit of [0, -1, 1.5]) {
      await expect(store.query({ table: 'contacts', pk: 'a', limit })).rejects.toThrow(/limit/)
    }
  })

  test('makes nothing of a write that it refuses', async () => {
    const key = freshKey()
    await expect(store.write([put({}, key), put({ a: Number.NaN })])).rejects.toThrow(StoreFault)
    expect(await store.get(key)).toBeUndefined()
  })

  test('takes an item of almost 400 KB, and refuses the add that makes it larger', async () => {
    const item = { key: freshKey(), value: { text: 'x'.repeat(409_500) } }
    await given(store, item)
    expect(await store.get(item.key)).toEqual(item)
    const growth: Change = { kind: 'add', key: item.key, field: 'count'.repeat(30), by: 1 }
    await expect(store.write([growth])).rejects.toThrow(StoreFault)
    expect(await store.get(item.key)).toEqual(item)
  })

  test('takes the deepest nesting that DynamoDB takes', async () => {
    const item = { key: freshKey(), value: { a: nested(31) } }
    await given(store, item)
    expect(await store.get(item.key)).toEqual(item)
  })

  test('tells apart the items whose keys read the same when put together', async () => {
    const pk = freshPartition()
    const writes = [put({ one: 1 }, keyIn(`${pk}${twiceNamed.pk}`, 'bc')), put({ two: 2 }, keyIn(`${pk}ab`, 'c'))]
    expect(await store.write(writes)).toEqual({ kind: 'written' })
  })
}
