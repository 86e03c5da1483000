import { expect, test } from 'vitest'
import { canonicalJson, isJsonObject } from '../../../shared/domain/json.ts'
import { type Form, freshKey, freshPartition, given, keyIn } from './form.ts'

/** Values in JSON, for some of their names mean something else when written as code. */
const values: readonly (readonly [name: string, json: string])[] = [
  ['nothing', '{}'],
  ['empty texts, lists and objects', '{"text":"","list":[],"object":{},"deep":[[],{},""]}'],
  ['nulls at every depth', '{"a":null,"b":{"c":null,"d":[null,{"e":null}]}}'],
  ['truth values', '{"yes":true,"no":false,"both":[true,false]}'],
  ['whole numbers', '{"zero":0,"max":9007199254740991,"min":-9007199254740991,"more":9007199254740994}'],
  ['numbers with fractions', '{"a":0.1,"b":-1.1e-7,"c":123456.789,"d":0.30000000000000004}'],
  [
    'very large and very small numbers',
    '{"a":1e21,"b":1.7976931348623157e125,"c":-1e-130,"d":2.2250738585072014e-100}',
  ],
  ['words that DynamoDB reserves', '{"name":"n","status":"s","ttl":1,"source":"x","size":2,"values":[],"date":"d"}'],
  ['names that the store itself uses', '{"pk":"p","sk":"s","expiresAt":"never","value":1,"deep":{"pk":1,"sk":2}}'],
  ['names that look escaped', '{"~pk":1,"~~pk":2,"pk":3,"~":4,"":5,"~name":6,"~__proto__":7}'],
  ['names with dots, spaces and signs', '{"a.b":1,"a b":2,"#a":3,":a":4,"a[0]":5,"\\"":6,"$":7,"\\u0000":8,"{%%}":9}'],
  ['empty names at any depth', '{"":"","a":{"":{"":[{"":1}]}}}'],
  ['names that objects inherit', '{"__proto__":{"admin":true},"toString":1,"hasOwnProperty":"x","valueOf":null}'],
  ['such names at any depth', '{"a":[{"__proto__":{"__proto__":1},"then":"t","toJSON":"j"}],"__proto__":[]}'],
  ['a constructor that claims to be one', '{"a":{"constructor":{"name":"Set"}},"b":{"constructor":{"name":"String"}}}'],
  ['what looks like an attribute', '{"S":"text","a":{"N":"1"},"b":{"M":{"c":{"NULL":true}}},"c":[{"L":[]}]}'],
  ['unicode', '{"名前":"愛子","emoji":"👩‍👩‍👧 \\ud83d\\ude00","mixed":"\\u0000\\u001f\\u2028\\ufffe é é"}'],
  ['code', '{"a":"{% $states.input %}","b":"</script>","c":"\'; DROP TABLE contacts; --","d":"\\\\"}'],
]

const odd = ['contact#1', '#', '😀', ' ', '\n', 'a\0b', '%_', "'", '"', '\\', '名前', '__proto__', '\u{10ffff}', '~']

/** That everything that JSON can carry comes back as it was. */
export function valueClauses({ store }: Form): void {
  test.each(values)('keeps %s', async (_name, json) => {
    const value: unknown = JSON.parse(json)
    if (!isJsonObject(value)) throw new Error('a value is a JSON object')
    const key = freshKey()
    await given(store, { key, value })
    const found = await store.get(key)
    expect(canonicalJson(found?.value ?? null)).toBe(canonicalJson(value))
    expect(found && 'expiresAt' in found).toBe(false)
    expect(Object.getPrototypeOf(found?.value)).toBe(Object.prototype)
    const { items } = await store.query({ table: 'contacts', pk: key.pk })
    expect(items.map((item) => canonicalJson(item.value))).toEqual([canonicalJson(value)])
  })

  test.each(values)('asks conditions of the fields of %s', async (_name, json) => {
    const value: unknown = JSON.parse(json)
    if (!isJsonObject(value)) throw new Error('a value is a JSON object')
    const key = freshKey()
    await given(store, { key, value })
    for (const [field, is] of Object.entries(value)) {
      const check = (wanted: string | number) =>
        store.write([{ kind: 'check', key, when: { kind: 'field-is', field, value: wanted } }])
      expect(await check('something else')).toEqual({ kind: 'refused', at: [0] })
      if (typeof is === 'string' || typeof is === 'number') expect(await check(is)).toEqual({ kind: 'written' })
    }
  })

  test('keeps minus zero as zero, and drops a field that is undefined, as JSON does', async () => {
    const key = freshKey()
    const value = { zero: -0, gone: undefined } as unknown as { zero: number }
    await given(store, { key, value })
    expect((await store.get(key))?.value).toStrictEqual({ zero: 0 })
  })

  test('keeps the time at which an item expires beside a field of that name', async () => {
    const item = { key: freshKey(), value: { expiresAt: 'never' }, expiresAt: 1_999_999_999 }
    await given(store, item)
    expect(await store.get(item.key)).toEqual(item)
  })

  test.each(odd)('keeps items apart under the odd key "%s"', async (text) => {
    const pk = `${text}${freshPartition()}${text}`
    await given(
      store,
      { key: keyIn(pk, text), value: { here: 1 } },
      { key: keyIn(pk, `${text}${text}`), value: { here: 2 } },
    )
    expect(await store.get(keyIn(pk, text))).toEqual({ key: keyIn(pk, text), value: { here: 1 } })
    const { items } = await store.query({ table: 'contacts', pk, prefix: text })
    expect(items.map(({ key }) => key.sk)).toEqual([text, `${text}${text}`])
  })

  test('keeps items under the longest keys', async () => {
    const key = keyIn(freshPartition().padEnd(2048, 'x'), '😀'.repeat(256))
    await given(store, { key, value: { here: 1 } })
    expect(await store.get(key)).toEqual({ key, value: { here: 1 } })
  })
}
