import { expect, test } from 'vitest'
import type { Change } from '../../../shared/ports/store.ts'
import { type Form, freshKey, freshPartition, given, keyIn } from './form.ts'

/** What becomes of changes, and that those of one write are made all or none. */
export function writeClauses({ store }: Form): void {
  test('makes all changes of a write, in several tables', async () => {
    const pk = freshPartition()
    await given(store, { key: keyIn(pk, 'old'), value: {} }, { key: keyIn(pk, 'claim'), value: { owner: 'me' } })
    const result = await store.write([
      { kind: 'put', item: { key: keyIn(pk, 'new'), value: { state: 'open' } }, when: { kind: 'absent' } },
      { kind: 'delete', key: keyIn(pk, 'old'), when: { kind: 'present' } },
      { kind: 'check', key: keyIn(pk, 'claim'), when: { kind: 'field-is', field: 'owner', value: 'me' } },
      { kind: 'add', key: { table: 'measures', pk, sk: 'sent' }, field: 'count', by: 2 },
      { kind: 'put', item: { key: { table: 'activity', pk, sk: 'new' }, value: { event: 'Opened' }, expiresAt: 2e9 } },
    ])
    expect(result).toEqual({ kind: 'written' })
    expect((await store.query({ table: 'contacts', pk })).items.map(({ key }) => key.sk)).toEqual(['claim', 'new'])
    expect((await store.get({ table: 'measures', pk, sk: 'sent' }))?.value).toEqual({ count: 2 })
    expect((await store.get({ table: 'activity', pk, sk: 'new' }))?.value).toEqual({ event: 'Opened' })
  })

  test('makes none where one condition does not hold, and names each that does not', async () => {
    const pk = freshPartition()
    await given(store, { key: keyIn(pk, 'kept'), value: { count: 1 } })
    const result = await store.write([
      { kind: 'put', item: { key: keyIn(pk, 'new'), value: {} }, when: { kind: 'absent' } },
      { kind: 'check', key: keyIn(pk, 'claim'), when: { kind: 'present' } },
      { kind: 'add', key: keyIn(pk, 'counter'), field: 'count', by: 1 },
      { kind: 'delete', key: keyIn(pk, 'kept'), when: { kind: 'field-is', field: 'count', value: 2 } },
      { kind: 'put', item: { key: keyIn(pk, 'other'), value: {} } },
    ])
    expect(result).toEqual({ kind: 'refused', at: [1, 3] })
    const { items } = await store.query({ table: 'contacts', pk })
    expect(items).toEqual([{ key: keyIn(pk, 'kept'), value: { count: 1 } }])
  })

  test('makes a hundred changes at once, and names the last when it is refused', async () => {
    const pk = freshPartition()
    const puts: readonly Change[] = Array.from({ length: 99 }, (_, index) => ({
      kind: 'put',
      item: { key: keyIn(pk, `item ${index}`), value: { index } },
    }))
    const check: Change = { kind: 'check', key: keyIn(pk, 'claim'), when: { kind: 'present' } }
    expect(await store.write([...puts, check])).toEqual({ kind: 'refused', at: [99] })
    expect((await store.query({ table: 'contacts', pk })).items).toHaveLength(0)
    await given(store, { key: keyIn(pk, 'claim'), value: {} })
    expect(await store.write([...puts, check])).toEqual({ kind: 'written' })
    expect((await store.query({ table: 'contacts', pk })).items).toHaveLength(100)
  })

  test('a put replaces the whole item, its time to expire too', async () => {
    const key = freshKey()
    await given(store, { key, value: { a: 1, b: 2 }, expiresAt: 4_000_000_000 }, { key, value: { b: 3 } })
    expect(await store.get(key)).toEqual({ key, value: { b: 3 } })
  })

  test('a put of an item that is past its time is kept like any other until it is swept', async () => {
    const item = { key: freshKey(), value: { a: 1 }, expiresAt: 1 }
    await given(store, item)
    expect(await store.get(item.key)).toEqual(item)
    expect(await store.write([{ kind: 'put', item, when: { kind: 'absent' } }])).toEqual({ kind: 'refused', at: [0] })
  })

  test('a delete of what is not there is made', async () => {
    expect(await store.write([{ kind: 'delete', key: freshKey() }])).toEqual({ kind: 'written' })
  })

  test('the same key in two tables, and the same place in two partitions, are different items', async () => {
    const [one, two] = [freshKey(), freshKey()]
    await given(store, { key: one, value: { here: 1 } }, { key: { ...one, table: 'measures' }, value: { here: 2 } })
    expect((await store.get(one))?.value).toEqual({ here: 1 })
    expect((await store.get({ ...one, table: 'measures' }))?.value).toEqual({ here: 2 })
    expect(await store.get(two)).toBeUndefined()
  })
}
