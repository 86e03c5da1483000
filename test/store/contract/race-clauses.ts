import { expect, test } from 'vitest'
import type { Change } from '../../../shared/ports/store.ts'
import { type Form, freshKey } from './form.ts'

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

/** That the store stays right while many ask at once. */
export function raceClauses({ store }: Form): void {
  test('two hundred adds at once count to two hundred', async () => {
    const key = freshKey()
    await times(200, () => store.write([{ kind: 'add', key, field: 'count', by: 1 }]))
    expect((await store.get(key))?.value).toEqual({ count: 200 })
  })

  test('of fifty conditional puts at once just one is made', async () => {
    const key = freshKey()
    const results = await times(50, (owner) =>
      store.write([{ kind: 'put', item: { key, value: { owner } }, when: { kind: 'absent' } }]),
    )
    const winners = results.flatMap(({ kind }, owner) => (kind === 'written' ? owner : []))
    expect(winners).toHaveLength(1)
    expect((await store.get(key))?.value).toEqual({ owner: winners[0] })
  })

  test('of fifty claims at once one is made, and its counter counts once', async () => {
    const [claim, counter] = [freshKey('claim'), freshKey('counter')]
    const results = await times(50, (owner) =>
      store.write([
        { kind: 'put', item: { key: claim, value: { owner } }, when: { kind: 'absent' } },
        { kind: 'add', key: counter, field: 'count', by: 1 },
      ]),
    )
    expect(results.filter(({ kind }) => kind === 'written')).toHaveLength(1)
    expect(results).toContainEqual({ kind: 'refused', at: [0] })
    expect((await store.get(counter))?.value).toEqual({ count: 1 })
  })

  test('writes at once that share an item all come through', async () => {
    const counter = freshKey()
    const add: Change = { kind: 'add', key: counter, field: 'count', by: 1 }
    const results = await times(30, () => store.write([{ kind: 'put', item: { key: freshKey(), value: {} } }, add]))
    expect(results.every(({ kind }) => kind === 'written')).toBe(true)
    expect((await store.get(counter))?.value).toEqual({ count: 30 })
  })

  test('a reader sees what was written before it asked', async () => {
    const key = freshKey()
    for (let version = 1; version <= 20; version++) {
      await store.write([{ kind: 'put', item: { key, value: { version } } }])
      expect((await store.get(key))?.value).toEqual({ version })
    }
  })
}
