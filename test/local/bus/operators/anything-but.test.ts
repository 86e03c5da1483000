import { describe, expect, test } from 'vitest'
import { verdict, verdictOn } from '../verdict.ts'

describe('anything-but', () => {
  test.each([
    ['a', 'a'],
    [['a', 'b'], 'b'],
    [0, 0],
    [[100, 200], 200],
    [{ prefix: 'in' }, 'init'],
    [{ prefix: ['x', 'in'] }, 'init'],
    [{ suffix: '.txt' }, 'a.txt'],
    [{ suffix: ['.jpg', '.txt'] }, 'a.txt'],
    [{ 'equals-ignore-case': 'STOPPED' }, 'Stopped'],
    [{ 'equals-ignore-case': ['a', 'STOPPED'] }, 'Stopped'],
    [{ wildcard: '*/lib/*' }, 'a/lib/b'],
    [{ wildcard: ['x*', '*/lib/*'] }, 'a/lib/b'],
  ])('%j refuses %j and takes any other value', (operand, unwanted) => {
    expect(verdictOn({ 'anything-but': operand }, unwanted)).toBe('no-match')
    for (const other of ['other', 7, true, null]) expect(verdictOn({ 'anything-but': operand }, other)).toBe('match')
  })

  test('asks for a value: a missing field is not anything', () => {
    expect(verdict({ a: [{ 'anything-but': 'x' }] }, {})).toBe('no-match')
    expect(verdict({ a: [{ 'anything-but': { prefix: 'x' } }] }, { a: {} })).toBe('no-match')
  })

  test('tells the number from the text', () => {
    expect(verdictOn({ 'anything-but': 1 }, '1')).toBe('match')
    expect(verdictOn({ 'anything-but': '1' }, 1)).toBe('match')
  })

  test.each([
    [null],
    [true],
    [[]],
    [['a', 1]],
    [['a', null]],
    [[true]],
    [{}],
    [{ prefix: '' }],
    [{ suffix: ['a', ''] }],
    [{ prefix: 1 }],
    [{ prefix: [] }],
    [{ prefix: { 'equals-ignore-case': 'a' } }],
    [{ wildcard: 'a**' }],
    [{ numeric: ['>', 1] }],
    [{ prefix: 'a', suffix: 'b' }],
  ])('is refused with %j', (operand) => {
    expect(verdictOn({ 'anything-but': operand }, 'x')).toBe('invalid')
  })
})
