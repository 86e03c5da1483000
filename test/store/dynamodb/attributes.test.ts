import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StoreFault } from '../../../shared/ports/store.ts'
import { attributeName, fieldName } from '../../../shared/store/dynamodb/attribute-name.ts'
import { attributesOf, itemOf } from '../../../shared/store/dynamodb/item-attributes.ts'

const key = { table: 'contacts', pk: 'ann', sk: 'profile' } as const

test('a field is an attribute of its own, under its own name, so that it can be read in the AWS console', () => {
  const item = { key, value: { name: 'Ann', score: 60, tags: ['vip'], consent: { news: true } }, expiresAt: 99 }
  expect(attributesOf(item)).toEqual({
    pk: { S: 'ann' },
    sk: { S: 'profile' },
    expiresAt: { N: '99' },
    name: { S: 'Ann' },
    score: { N: '60' },
    tags: { L: [{ S: 'vip' }] },
    consent: { M: { news: { BOOL: true } } },
  })
})

test.each([
  ['pk', '~pk'],
  ['~pk', '~~pk'],
  ['expiresAt', '~expiresAt'],
  ['__proto__', '~__proto__'],
  ['', '~'],
  ['~', '~~'],
  ['~name', '~name'],
  ['pks', 'pks'],
])('the field "%s" is kept as "%s"', (field, attribute) => {
  expect(attributeName(field)).toBe(attribute)
  expect(fieldName(attribute)).toBe(field)
})

test('no two fields share an attribute, and none takes a name that is reserved', () => {
  const name = fc
    .tuple(fc.constantFrom('', '~', '~~', '~~~'), fc.constantFrom('', 'pk', 'sk', 'expiresAt', '__proto__', 'name'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(name, fc.string()), (field) => {
      expect(['', 'pk', 'sk', 'expiresAt', '__proto__']).not.toContain(attributeName(field))
      expect(fieldName(attributeName(field))).toBe(field)
    }),
  )
})

test('what the store never writes is a fault', () => {
  expect(() => itemOf('contacts', { pk: { S: 'a' }, sk: { S: 'b' }, tags: { SS: ['vip'] } })).toThrow(StoreFault)
  expect(() => itemOf('contacts', { pk: { S: 'a' } })).toThrow(StoreFault)
})
