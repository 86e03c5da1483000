import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '../../../shared/domain/json.ts'
import { type Change, type Condition, type Item, StoreFault } from '../../../shared/ports/store.ts'
import { type Form, freshKey, freshPartition, given } from './form.ts'
import { keyOfChange, type Model, writeToModel } from './model.ts'

const runs = (form: Form): number => (form.name === 'DynamoDB' ? 40 : 300)

/** That the store does what the contract says for any history of writes, and keeps any value. */
export function randomClauses(form: Form): void {
  const { store } = form

  test('ends as the contract says', async () => {
    const history = fc.array(write, { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(history, async (writes) => {
        const pk = freshPartition()
        const model: Model = new Map()
        for (const changes of writes.map((one) => one.map((change) => inPartition(pk, change)))) {
          expect(await store.write(changes).catch(faultOf)).toEqual(writeToModel(model, changes))
        }
        const { items } = await store.query({ table: 'contacts', pk })
        const wanted = [...model].map(([sk, rest]): Item => ({ key: { table: 'contacts', pk, sk }, ...rest }))
        wanted.sort((one, other) => (one.key.sk < other.key.sk ? -1 : 1))
        expect(canonicalJson(items)).toBe(canonicalJson(wanted))
      }),
      { numRuns: runs(form) },
    )
  }, 60_000)

  test('gives back any value', async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, async (value) => {
        const key = freshKey()
        await given(store, { key, value })
        expect(canonicalJson((await store.get(key))?.value ?? null)).toBe(canonicalJson(value))
      }),
      { numRuns: runs(form) },
    )
  })
}

const faultOf = (error: unknown) => (error instanceof StoreFault ? { kind: 'fault' } : error)

const sk = fc.constantFrom('a', 'b', 'c', 'send#1', 'send#2')
const field = fc.constantFrom('count', 'state', 'name', 'a.b', '__proto__', 'pk')
const scalar = fc.oneof(fc.constantFrom('open', 'done', ''), cents(), fc.constantFrom(0, 1, 2))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom({ kind: 'absent' } as const, { kind: 'present' } as const),
  fc.record({ kind: fc.constantFrom('field-is', 'absent-or-field-is'), field, value: scalar }),
)
const when = fc.option(condition, { nil: undefined }).map((one) => (one ? { when: one } : {}))
const expiry = fc.option(fc.integer({ min: 1, max: 4e9 }), { nil: undefined })

function cents(): fc.Arbitrary<number> {
  return fc.integer({ min: -100_000, max: 100_000 }).map((amount) => amount / 100)
}

const keyed = sk.map((one) => ({ key: { table: 'contacts', pk: '', sk: one } as const }))
const item: fc.Arbitrary<Item> = fc
  .tuple(keyed, fc.array(fc.tuple(field, fc.oneof(scalar, fc.constant(null)))), expiry)
  .map(([{ key }, fields, expiresAt]) => {
    const value = Object.fromEntries(fields)
    return expiresAt === undefined ? { key, value } : { key, value, expiresAt }
  })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(item, when).map(([one, asked]) => ({ kind: 'put' as const, item: one, ...asked })),
  fc.tuple(keyed, when).map(([{ key }, asked]) => ({ kind: 'delete' as const, key, ...asked })),
  fc.tuple(keyed, condition).map(([{ key }, asked]) => ({ kind: 'check' as const, key, when: asked })),
  fc.record({ kind: fc.constant('add' as const), key: keyed.map(({ key }) => key), field, by: cents() }),
)
const write = fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: (one) => keyOfChange(one).sk })

const inPartition = (pk: string, one: Change): Change =>
  one.kind === 'put'
    ? { ...one, item: { ...one.item, key: { ...one.item.key, pk } } }
    : { ...one, key: { ...one.key, pk } }

const anyNumber = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((one) => one === 0 || (Math.abs(one) >= 1e-130 && Math.abs(one) < 1e126))
const anyText = fc.string({ unit: 'grapheme' })
const anyName = fc.oneof(anyText, field, fc.constantFrom('', '~', '~pk', 'constructor', 'toString', 'then'))
const { value: anyValue } = fc.letrec<{ json: Json; value: { [name: string]: Json } }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null)),
    fc.array(tie('json')),
    tie('value'),
  ),
  value: fc.array(fc.tuple(anyName, tie('json'))).map((fields) => Object.fromEntries(fields)),
}))
