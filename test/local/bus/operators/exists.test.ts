import { describe, expect, test } from 'vitest'
import { verdict, verdictOn } from '../verdict.ts'

const present = { a: { b: [{ exists: true }] } }
const absent = { a: { b: [{ exists: false }] } }

describe('exists', () => {
  test.each([
    ['a value', { a: { b: 1 } }],
    ['null', { a: { b: null } }],
    ['a list of values', { a: { b: [1] } }],
    ['a value in one element of a list', { a: [{ c: 1 }, { b: 1 }] }],
  ])('finds %s', (_, event) => {
    expect([verdict(present, event), verdict(absent, event)]).toEqual(['match', 'no-match'])
  })

  test.each([
    ['the field is missing', { a: { c: 1 } }],
    ['its parent is missing', {}],
    ['its parent is a value', { a: 'text' }],
    ['its parent is an empty list', { a: [] }],
    ['it is an empty list', { a: { b: [] } }],
    ['it is an object, for only the ends of an event count', { a: { b: { c: 1 } } }],
    ['no element of a list has it', { a: [{ c: 1 }, 2] }],
  ])('finds nothing where %s', (_, event) => {
    expect([verdict(present, event), verdict(absent, event)]).toEqual(['no-match', 'match'])
  })

  test('may stand beside other tests of the same field', () => {
    const pattern = { a: [{ exists: false }, { prefix: 'x' }] }
    expect(['xy', 'yx'].map((a) => verdict(pattern, { a }))).toEqual(['match', 'no-match'])
    expect(verdict(pattern, {})).toBe('match')
  })

  test('asks for the absence in the very element that has the rest', () => {
    const pattern = { items: { sku: ['tea'], gift: [{ exists: false }] } }
    expect(verdict(pattern, { items: [{ sku: 'cup', gift: true }, { sku: 'tea' }] })).toBe('match')
    expect(verdict(pattern, { items: [{ sku: 'tea', gift: true }, { sku: 'cup' }] })).toBe('no-match')
  })

  test.each([['true'], [1], [null]])('is refused with %j', (operand) => {
    expect(verdictOn({ exists: operand }, 1)).toBe('invalid')
  })

  test('keeps a replayed event away from a rule that sends', () => {
    const pattern = { source: ['shop'], 'replay-name': [{ exists: false }] }
    expect(verdict(pattern, { source: 'shop' })).toBe('match')
    expect(verdict(pattern, { source: 'shop', 'replay-name': 'again' })).toBe('no-match')
  })
})
