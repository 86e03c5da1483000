import { expect, test } from 'vitest'
import { type ItemKey, StoreFault } from '../../../shared/ports/store.ts'
import { type Form, freshKey, given } from './form.ts'

/** What it means to count in a field. */
export function addClauses({ store }: Form): void {
  const add = (key: ItemKey, field: string, by: number) => store.write([{ kind: 'add', key, field, by }])

  test('an add makes the item that is missing', async () => {
    const key = freshKey()
    expect(await add(key, 'count', 2)).toEqual({ kind: 'written' })
    expect(await store.get(key)).toEqual({ key, value: { count: 2 } })
  })

  test('an add makes the field that is missing, and keeps the others and the time to expire', async () => {
    const item = { key: freshKey(), value: { name: 'Ann', 'a.b': [1] }, expiresAt: 4_000_000_000 }
    await given(store, item)
    await add(item.key, 'count', -3)
    expect(await store.get(item.key)).toEqual({ ...item, value: { ...item.value, count: -3 } })
  })

  test.each(['name', 'status', 'a.b', 'a b', '#field', ':by', '__proto__', 'constructor', 'pk', 'expiresAt', '', '😀'])(
    'an add counts in a field with the name "%s"',
    async (field) => {
      const key = freshKey()
      await add(key, field, 1)
      await add(key, field, 1)
      const value = (await store.get(key))?.value ?? {}
      expect(Object.entries(value)).toEqual([[field, 2]])
      expect(await store.write([{ kind: 'check', key, when: { kind: 'field-is', field, value: 2 } }])).toEqual({
        kind: 'written',
      })
    },
  )

  test('adds count amounts in decimal, so that cents stay cents', async () => {
    const key = freshKey()
    for (const amount of [0.1, 0.2, 19.99, 1e-7, -0.05, 1e15]) await add(key, 'revenue', amount)
    expect((await store.get(key))?.value).toEqual({ revenue: 1000000000000020.2 })
    const other = freshKey()
    for (const amount of [0.1, 0.2, 19.99]) await add(other, 'revenue', amount)
    expect((await store.get(other))?.value).toEqual({ revenue: 20.29 })
  })

  test.each([
    ['a text', '1'],
    ['null', null],
    ['a list', []],
  ])('an add to %s is a fault and changes nothing', async (_kind, count) => {
    const item = { key: freshKey(), value: { count } }
    const other = freshKey()
    await given(store, item)
    await expect(add(item.key, 'count', 1)).rejects.toThrow(StoreFault)
    const put = { kind: 'put', item: { key: other, value: {} } } as const
    await expect(store.write([put, { kind: 'add', key: item.key, field: 'count', by: 1 }])).rejects.toThrow(StoreFault)
    expect(await store.get(item.key)).toEqual(item)
    expect(await store.get(other)).toBeUndefined()
  })
}
