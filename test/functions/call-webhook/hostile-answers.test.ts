import { expect, it } from 'vitest'
import { storedAttributes } from '../../../functions/call-webhook/stored-attributes.ts'

const stored = (body: string, paths: Readonly<Record<string, string>>, attributes = {}) =>
  storedAttributes(body, paths, attributes)

it.each([
  ['of what every object has', '{}', { a: 'constructor.name', b: 'toString.length', c: '__proto__.constructor.name' }],
  ['of what every text and list has', '{"t":"abc","l":[1,2]}', { a: 't.length', b: 't.0', c: 'l.at.name', d: 'l.-1' }],
  ['of what an answer hangs on every object', '{"__proto__":{"id":"x"},"result":{}}', { a: 'id', b: 'result.id' }],
])('nothing is stored %s', (_, body, paths) => {
  expect(stored(body, paths)).toEqual({})
})

it('an answer changes no other object, whatever its fields and the attributes are called', () => {
  const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"x"}'
  const paths = JSON.parse('{"__proto__":"id","constructor":"id","a":"__proto__.polluted"}')
  const attributes = stored(body, paths)
  expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype)
  expect(JSON.stringify(attributes)).toBe('{"__proto__":"x","constructor":"x","a":true}')
  expect({}).not.toHaveProperty('polluted')
})

it.each([
  ['deep lists', '['.repeat(130_000) + ']'.repeat(130_000)],
  ['deep objects', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
  ['half a document', '{"a":{"b":'],
  ['a mark before it', '\uFEFF{"a":1}'],
  ['a number without end', `{"a":${'9'.repeat(200_000)}}`],
])('an answer of %s is no fault, and stores nothing', (_, body) => {
  expect(stored(body, { a: 'a', b: 'a.b' })).toEqual({})
})

it('an answer finds no more room than attributes have', () => {
  const body = JSON.stringify({ texts: Array.from({ length: 2000 }, () => 'x'.repeat(1000)) })
  const paths = Object.fromEntries(Array.from({ length: 2000 }, (_, place) => [`a${place}`, `texts.${place}`]))
  const attributes = stored(body, paths)
  expect(Object.keys(attributes).length).toBeGreaterThan(0)
  expect(JSON.stringify(attributes).length).toBeLessThan(400_000)
})
