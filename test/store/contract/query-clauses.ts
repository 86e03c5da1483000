import { beforeAll, expect, test } from 'vitest'
import { type ItemQuery, StoreFault } from '../../../shared/ports/store.ts'
import { type Form, freshPartition, given, keyIn } from './form.ts'

// In the order of their UTF-8 bytes, which is not that of UTF-16: U+FFFD lies before the emoji.
const places = [
  'a',
  'a#1',
  'a#10',
  'a#2',
  'a#2\0',
  'a$',
  'b',
  'b\u007f',
  'ä',
  '\ud7ff',
  '\ue000',
  '\ufffd',
  '😀',
  '😁',
  '\u{10ffff}',
]

/** How stretches of a partition are read. */
export function queryClauses({ store }: Form): void {
  const pk = freshPartition()
  const read = async (query: Omit<ItemQuery, 'table' | 'pk'>) => {
    const { items, more } = await store.query({ table: 'contacts', pk, ...query })
    return { sks: items.map(({ key }) => key.sk), more }
  }

  beforeAll(async () => {
    const shuffled = places.toSorted((one, other) => one.length - other.length || (one < other ? 1 : -1))
    await given(store, ...shuffled.map((sk) => ({ key: keyIn(pk, sk), value: { sk } })))
    await given(store, { key: keyIn(`${pk}!`, 'a'), value: {} }, { key: keyIn(pk.slice(0, -1), 'a'), value: {} })
  })

  test('reads a whole partition in the order of code points, and nothing else', async () => {
    expect(await read({})).toEqual({ sks: places, more: false })
    expect(await read({ descending: true })).toEqual({ sks: places.toReversed(), more: false })
  })

  test('gives whole items', async () => {
    const { items } = await store.query({ table: 'contacts', pk, limit: 1 })
    expect(items).toEqual([{ key: keyIn(pk, 'a'), value: { sk: 'a' } }])
  })

  test.each(['', 'a', 'a#', 'a#2', 'b', 'c', '\ud7ff', '😀', '\u{10ffff}', '%', '_'])(
    'finds the prefix "%s"',
    async (prefix) => {
      const sks = places.filter((sk) => sk.startsWith(prefix))
      expect(await read({ prefix })).toEqual({ sks, more: false })
      expect(await read({ prefix, descending: true })).toEqual({ sks: sks.toReversed(), more: false })
    },
  )

  test('says whether there is more than it was asked for', async () => {
    expect(await read({ prefix: 'a', limit: 5 })).toEqual({ sks: places.slice(0, 5), more: true })
    expect(await read({ prefix: 'a', limit: 6 })).toEqual({ sks: places.slice(0, 6), more: false })
    expect(await read({ prefix: 'a', limit: 7 })).toEqual({ sks: places.slice(0, 6), more: false })
  })

  test.each([{}, { descending: true }, { prefix: 'a' }, { prefix: 'a', descending: true }])(
    'leafs through page by page, each item once: %o',
    async (query) => {
      const all = (await read(query)).sks
      for (const limit of [1, 2, 5]) {
        const seen: string[] = []
        let page = await read({ ...query, limit })
        seen.push(...page.sks)
        while (page.more) {
          page = await read({ ...query, limit, after: seen.at(-1) ?? '' })
          seen.push(...page.sks)
        }
        expect(seen).toEqual(all)
      }
    },
  )

  test('goes on after a place where no item lies', async () => {
    expect((await read({ after: 'a#15' })).sks).toEqual(places.slice(3))
    expect((await read({ after: 'a#15', descending: true })).sks).toEqual(places.slice(0, 3).toReversed())
    await expect(read({ prefix: 'b', after: 'a' })).rejects.toThrow(StoreFault)
  })

  test('reads past the 1 MB at which DynamoDB ends a page', async () => {
    const large = freshPartition()
    const sks = Array.from({ length: 30 }, (_, index) => `event ${10 + index}`)
    await given(store, ...sks.map((sk) => ({ key: keyIn(large, sk), value: { text: 'x'.repeat(50_000) } })))
    const found = async (query: Partial<ItemQuery>) => {
      const { items, more } = await store.query({ table: 'contacts', pk: large, ...query })
      return { sks: items.map(({ key }) => key.sk), more }
    }
    expect(await found({})).toEqual({ sks, more: false })
    expect(await found({ limit: 25 })).toEqual({ sks: sks.slice(0, 25), more: true })
    expect(await found({ limit: 30, descending: true })).toEqual({ sks: sks.toReversed(), more: false })
    expect(await found({ after: 'event 14' })).toEqual({ sks: sks.slice(5), more: false })
  })
}
