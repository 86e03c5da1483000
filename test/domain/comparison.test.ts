import { describe, expect, test } from 'vitest'
import { type Comparison, passes, passesAll, valueAt } from '../../shared/domain/condition/comparison.ts'
import type { Json } from '../../shared/domain/json.ts'

const missing = undefined
const is = (value: Json): Comparison => ({ kind: 'is', value })
const oneOf = (...values: Json[]): Comparison => ({ kind: 'in', values })
const number = (kind: 'gte' | 'gt' | 'lte' | 'lt', value: number): Comparison => ({ kind, value })
const exists = (value: boolean): Comparison => ({ kind: 'exists', value })
const contains = (value: Json): Comparison => ({ kind: 'contains', value })
const date = (kind: 'before' | 'after', value: string): Comparison => ({ kind, value })

/** A test, the values that pass it, and the values that do not. */
const truths: readonly (readonly [string, Comparison, readonly (Json | undefined)[], readonly (Json | undefined)[]])[] =
  [
    [
      'is a text',
      is('gold'),
      ['gold', ['free', 'gold']],
      ['Gold', 'golden', '', ['free'], [], null, missing, 1, true, {}],
    ],
    [
      'is a number',
      is(18),
      [18, '18', ' 18 ', '18.0', [17, '18']],
      [17, '17', '18 years', 'x', '', ' ', null, missing, true, {}],
    ],
    ['is zero', is(0), [0, '0', '-0'], ['', ' ', null, missing, false, [], {}]],
    ['is yes', is(true), [true, [true]], ['true', 1, false, null, missing]],
    ['is no', is(false), [false], [0, '', null, missing]],
    ['is nothing', is(null), [null], [missing, '', 0, false, []]],
    ['is one of several', oneOf('gold', 7), ['gold', 7, '7', ['x', 7]], ['free', 8, null, missing, []]],
    ['is one of several with nothing among them', oneOf('gold', null), ['gold'], [missing, 'free']],
    [
      'is at least',
      number('gte', 18),
      [18, 18.5, '18', '1e2'],
      [17.99, '17', 'abc', '', true, null, missing, [20], {}, 'NaN'],
    ],
    ['is more than', number('gt', 18), [18.01, '19'], [18, '18', missing, null, 'abc', [19]]],
    ['is at most', number('lte', 18), [18, -5, '17'], [18.01, '19', missing, null, 'abc', '', [1]]],
    ['is less than', number('lt', 18), [17.99, '-1'], [18, '18', missing, null, 'abc', '', false]],
    ['is known', exists(true), ['', 0, false, [], {}, 'x'], [null, missing]],
    ['is not known', exists(false), [null, missing], ['', 0, false, []]],
    [
      'contains a text',
      contains('Tai'),
      ['Taipei', 'taichung', 'NEW TAIPEI', ['Tai']],
      ['Berlin', ['Taipei'], 5, null, missing, {}],
    ],
    ['contains a number', contains(5), [[1, 5], ['5']], ['5', 5, [1], 'a5', null, missing]],
    [
      'is before a date',
      date('before', '2026-03-02'),
      ['2026-03-01', '2026-03-01T23:59:59Z', '2026-03-02T07:59:00+08:00', '2026-03-01T23:59'],
      [
        '2026-03-02',
        '2026-03-02T00:00:00Z',
        '2027-01-01',
        'soon',
        'March 1',
        '1',
        '',
        1,
        null,
        missing,
        ['2026-01-01'],
      ],
    ],
    [
      'is after an instant',
      date('after', '2026-03-02T08:00:00+08:00'),
      ['2026-03-02T00:00:01Z', '2026-03-03', '2026-03-02T08:00:00.001+08:00', '2026-03-02T00:00:01'],
      ['2026-03-02', '2026-03-02T00:00:00Z', '2020-01-01', 'hello 3', '2026', '2026-3-3', null, missing, true],
    ],
  ]

describe.each(truths)('a test that a value %s', (_, comparison, yes, no) => {
  test.each(yes.map((value) => [value]))('passes %j', (value) => {
    expect(passes(comparison, value)).toBe(true)
  })

  test.each(no.map((value) => [value]))('does not pass %j', (value) => {
    expect(passes(comparison, value)).toBe(false)
  })
})

describe('tests of several fields', () => {
  const gold = { field: 'plan', tests: [is('gold')] }
  const adult = { field: 'person.age', tests: [number('gte', 18), number('lt', 100)] }

  test('must all be passed, each with all its parts', () => {
    expect(passesAll([gold, adult], { plan: 'gold', person: { age: 18 } })).toBe(true)
    expect(passesAll([gold, adult], { plan: 'gold', person: { age: 100 } })).toBe(false)
    expect(passesAll([gold, adult], { plan: 'gold' })).toBe(false)
    expect(passesAll([gold, adult], undefined)).toBe(false)
    expect(passesAll([], undefined)).toBe(true)
  })

  test('find what lies at a dotted path, and nothing that only JavaScript put there', () => {
    expect(valueAt({ a: { b: [7, 8] } }, 'a.b.1')).toBe(8)
    for (const path of ['constructor', 'a.constructor.name', '__proto__', 'toString', 'a..b', '', 'a.b.c.d']) {
      expect(valueAt({ a: { b: 1 } }, path)).toBeUndefined()
    }
  })
})
