import { describe, expect, test } from 'vitest'
import { parsePattern } from '../../../local/bus/event-pattern.ts'
import { reasonAgainst, verdict } from './verdict.ts'

describe('a pattern', () => {
  test('matches when every field that it names holds one of the listed values', () => {
    const pattern = { source: ['shop'], detail: { state: ['paid', 'sent'] } }
    expect(verdict(pattern, { source: 'shop', detail: { state: 'sent' } })).toBe('match')
    expect(verdict(pattern, { source: 'shop', detail: { state: 'open' } })).toBe('no-match')
    expect(verdict(pattern, { source: 'shop' })).toBe('no-match')
  })

  test('tells texts, numbers, booleans and null apart', () => {
    for (const [index, value] of ['1', 1, true, null].entries()) {
      const answers = ['1', 1, true, null].map((other) => verdict({ a: [value] }, { a: other }))
      expect(answers.map((answer) => answer === 'match')).toEqual([0, 1, 2, 3].map((other) => other === index))
    }
  })

  test('finds the empty text, and does not take a missing field for it', () => {
    expect(verdict({ a: [''] }, { a: '' })).toBe('match')
    expect(verdict({ a: [''] }, {})).toBe('no-match')
    expect(verdict({ a: [null] }, {})).toBe('no-match')
  })

  test('does not mistake what every object inherits for a field', () => {
    expect(verdict({ constructor: { name: [{ exists: true }] } }, {})).toBe('no-match')
    expect(verdict({ toString: [{ exists: false }] }, {})).toBe('match')
  })

  test('can be asked about many events', () => {
    const pattern = parsePattern({ a: [{ prefix: 'x' }] })
    const answers = ['xy', 'yx', 'x'].map((a) => pattern.kind === 'pattern' && pattern.matches({ a }))
    expect(answers).toEqual([true, false, true])
  })

  test('that writes a field twice keeps the last, as JSON does', () => {
    const pattern: unknown = JSON.parse('{ "at": [{ "prefix": "us-" }], "at": [{ "anything-but": "us-east" }] }')
    expect(verdict(pattern, { at: 'eu-central-1' })).toBe('match')
    expect(verdict({ a: { b: [1] }, 'a.b': [2] }, { a: { b: 2 } })).toBe('match')
  })
})

describe('names with dots', () => {
  test('mean the same as nesting, in the pattern and in the event', () => {
    for (const pattern of [{ 'a.b.c': [1] }, { a: { 'b.c': [1] } }, { 'a.b': { c: [1] } }, { a: { b: { c: [1] } } }])
      for (const event of [{ 'a.b.c': 1 }, { a: { 'b.c': 1 } }, { 'a.b': { c: 1 } }, { a: { b: { c: 1 } } }])
        expect(verdict(pattern, event), `${JSON.stringify(pattern)} on ${JSON.stringify(event)}`).toBe('match')
  })

  test('are found beside nested ones, whichever of the two holds the value', () => {
    expect(verdict({ a: { b: [1], c: [2] } }, { a: { b: 1 }, 'a.c': 2 })).toBe('match')
    expect(verdict({ a: { b: [1] } }, { a: { b: 2 }, 'a.b': 1 })).toBe('match')
    expect(verdict({ a: { b: [1] } }, { a: 'text', 'a.b': 1 })).toBe('match')
    expect(verdict({ a: { b: [1] } }, { a: { b: 2 }, 'a.b': 3 })).toBe('no-match')
  })

  test('let a field be both an end and a parent', () => {
    const pattern = { a: [1], 'a.b': [2] }
    expect(verdict(pattern, { a: [1, { b: 2 }] })).toBe('match')
    expect(verdict(pattern, { a: { b: 2 } })).toBe('no-match')
  })
})

describe('lists in an event', () => {
  test('match when one of their values does, however deep', () => {
    expect(verdict({ a: ['x', 'y'] }, { a: ['y', 'z'] })).toBe('match')
    expect(verdict({ a: ['x'] }, { a: [['z', ['x']]] })).toBe('match')
    expect(verdict({ a: ['x'] }, { a: ['y', 'z'] })).toBe('no-match')
    expect(verdict({ a: [{ 'anything-but': 'y' }] }, { a: ['y', 'z'] })).toBe('match')
  })

  test('of objects must have one object with all that is asked', () => {
    const pattern = { items: { sku: ['tea'], size: ['large'] } }
    expect(verdict(pattern, { items: [{ sku: 'cup' }, { sku: 'tea', size: 'large' }] })).toBe('match')
    expect(verdict(pattern, { items: [{ sku: 'tea' }, { size: 'large' }] })).toBe('no-match')
  })

  test('keep objects together where the pattern speaks of them in several places', () => {
    const pattern = { 'items.sku': ['tea'], $or: [{ items: { size: ['large'] } }, { gift: [true] }] }
    expect(verdict(pattern, { items: [{ sku: 'tea' }, { sku: 'cup', size: 'large' }] })).toBe('no-match')
    expect(verdict(pattern, { items: [{ sku: 'tea' }], gift: true })).toBe('match')
  })
})

describe('$or', () => {
  const pattern = { a: [1], $or: [{ b: [2] }, { c: [3], d: [4] }] }

  test('asks for one of its objects, beside all the rest', () => {
    expect(verdict(pattern, { a: 1, b: 2 })).toBe('match')
    expect(verdict(pattern, { a: 1, c: 3, d: 4 })).toBe('match')
    expect(verdict(pattern, { a: 1, c: 3 })).toBe('no-match')
    expect(verdict(pattern, { b: 2 })).toBe('no-match')
    expect(verdict(pattern, { a: 1 })).toBe('no-match')
  })

  test('may stand inside another, and several may stand in one pattern', () => {
    const nested = { $or: [{ a: [1] }, { b: { $or: [{ c: [2] }, { d: [3] }] } }] }
    expect(verdict(nested, { b: { d: 3 } })).toBe('match')
    expect(verdict(nested, { b: { d: 2 } })).toBe('no-match')
    const both = { x: { $or: [{ a: [1] }, { b: [1] }] }, y: { $or: [{ a: [1] }, { b: [1] }] } }
    expect(verdict(both, { x: { a: 1 }, y: { b: 1 } })).toBe('match')
    expect(verdict(both, { x: { a: 1, b: 1 } })).toBe('no-match')
  })

  test('is an ordinary name where it lists values or operators', () => {
    expect(verdict({ $or: ['a', 'b'] }, { $or: 'b' })).toBe('match')
    expect(verdict({ $or: [{ prefix: 'a' }, { prefix: 'b' }] }, { $or: 'by' })).toBe('match')
  })

  test('is refused when it makes more than a thousand combinations', () => {
    const choice = (size: number) => Array.from({ length: size }, (_, at) => ({ [`f${at}`]: [at] }))
    expect(verdict({ a: { $or: choice(25) }, b: { $or: choice(40) } }, {})).toBe('no-match')
    expect(reasonAgainst({ a: { $or: choice(25) }, b: { $or: choice(41) } })).toMatch(/more than 1000 combinations/)
  })
})

describe('a pattern that EventBridge refuses', () => {
  test.each([
    ['is no object', [], 'a pattern is an object'],
    ['is empty', {}, 'the pattern is empty'],
    ['has an empty object', { detail: {} }, '"detail" has an empty object'],
    ['has an empty list', { detail: { a: [] } }, '"detail.a" has an empty list'],
    ['has a bare value', { detail: { a: 'x' } }, '"detail.a" must be an object or a list'],
    ['has a list in a list', { a: [['x']] }, '"a" lists neither a value nor a known operator'],
    ['has an unknown operator', { a: [{ like: 'x' }] }, '"a" lists neither a value nor a known operator: {"like":"x"}'],
    ['has two operators in one object', { a: [{ prefix: 'x', suffix: 'y' }] }, '"a" has several operators'],
    ['has a fault inside $or', { $or: [{ a: [1] }, { b: 2 }] }, '"b" must be an object or a list'],
  ])('%s is refused with the place and the reason', (_, pattern, reason) => {
    expect(reasonAgainst(pattern)).toContain(reason)
  })
})
