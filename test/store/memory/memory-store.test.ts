import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../shared/store/memory/memory-store.ts'
import { addClauses } from '../contract/add-clauses.ts'
import { conditionClauses } from '../contract/condition-clauses.ts'
import { keyIn } from '../contract/form.ts'
import { raceClauses } from '../contract/race-clauses.ts'
import { randomClauses } from '../contract/random-clauses.ts'
import { writeClauses } from '../contract/write-clauses.ts'

const key = keyIn('contact#1')

describe('the store in memory', () => {
  test('lets nobody change what is stored: neither who gave it nor who reads it', async () => {
    const store = memoryStore()
    const value = { tags: ['warm'], address: { city: 'Taipei' } }
    await store.write([{ kind: 'put', item: { key, value } }])
    expect(() => value.tags.push('cold')).toThrow(TypeError)
    const found = await store.get(key)
    expect(() => Object.assign(found?.value ?? {}, { address: 'none' })).toThrow(TypeError)
    const { items } = await store.query({ table: 'contacts', pk: key.pk })
    expect(() => Object.assign(items[0]?.value['address'] ?? {}, { city: 'Tainan' })).toThrow(TypeError)
    expect((await store.get(key))?.value).toEqual({ tags: ['warm'], address: { city: 'Taipei' } })
  })

  test('takes a changed copy in the place of what it has', async () => {
    const store = memoryStore()
    const value = { tags: ['warm'], address: { city: 'Taipei' } }
    await store.write([{ kind: 'put', item: { key, value } }])
    await store.write([{ kind: 'put', item: { key, value: { ...value, tags: [...value.tags, 'new'] } } }])
    const found = await store.get(key)
    expect(found?.value).toEqual({ tags: ['warm', 'new'], address: { city: 'Taipei' } })
    expect(() => Object.assign(found?.value['tags'] ?? [], ['cold'])).toThrow(TypeError)
  })

  test.each([true, false])('is empty once it was cleared (checked: %s)', async (isChecked) => {
    const store = memoryStore({ isChecked })
    const tables = ['contacts', 'activity', 'measures'] as const
    for (const table of tables) await store.write([{ kind: 'put', item: { key: { ...key, table }, value: {} } }])
    store.clear()
    for (const table of tables) {
      expect(await store.get({ ...key, table })).toBeUndefined()
      expect(await store.query({ table, pk: key.pk })).toEqual({ items: [], more: false })
    }
  })
})

/** What it does with input that is right is the same as in every form of the store. */
describe('the store in memory that checks nothing', () => {
  const form = { name: 'memory, unchecked', store: memoryStore({ isChecked: false }) }
  describe('conditions', () => conditionClauses(form))
  describe('writes', () => writeClauses(form))
  describe('adds', () => addClauses(form))
  describe('races', () => raceClauses(form))
  describe('any history of writes', () => randomClauses(form))
})
