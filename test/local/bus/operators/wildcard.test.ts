import { describe, expect, test } from 'vitest'
import { verdictOn } from '../verdict.ts'

describe('wildcard', () => {
  test.each([
    ['order-*', 'order-', 'match'],
    ['order-*', 'order', 'no-match'],
    ['*.png', 'a.png.png', 'match'],
    ['*.png', 'a.png.jpg', 'no-match'],
    ['*/init/*', 'dir/init/file', 'match'],
    ['*/init/*', 'dir/init', 'no-match'],
    ['a*a', 'a', 'no-match'],
    ['a*a', 'aa', 'match'],
    ['ab*ba', 'aba', 'no-match'],
    ['*ab*ab*', 'abab', 'match'],
    ['*ab*ab*', 'abbab', 'match'],
    ['*ab*ba*', 'aba', 'no-match'],
    ['*b*bc', 'abc', 'no-match'],
    ['*', '', 'match'],
    ['', '', 'match'],
    ['', 'a', 'no-match'],
    ['plain', 'plain', 'match'],
    ['a.c*', 'abc', 'no-match'],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(verdictOn({ wildcard: pattern }, text)).toBe(expected)
  })

  test('takes a star or a backslash for itself behind a backslash', () => {
    expect(verdictOn({ wildcard: 'a\\*b' }, 'a*b')).toBe('match')
    expect(verdictOn({ wildcard: 'a\\*b' }, 'axb')).toBe('no-match')
    expect(verdictOn({ wildcard: 'a\\\\*' }, 'a\\b')).toBe('match')
  })

  test('asks for a text', () => {
    expect(verdictOn({ wildcard: '*' }, 12)).toBe('no-match')
  })

  test('is refused with stars in a row, a stray backslash, too many stars, or no text', () => {
    for (const pattern of ['a**b', 'a\\b', 'a\\', '*a*b*c*d*e*'])
      expect(verdictOn({ wildcard: pattern }, 'a')).toBe('invalid')
    expect(verdictOn({ wildcard: 1 }, 'a')).toBe('invalid')
    expect(verdictOn({ wildcard: '*a*b*c*d*' }, 'abcd')).toBe('match')
  })

  // A matcher that tries every place for every star needs some 10^20 steps for this, and the test's time is limited.
  test('answers at once where a matcher that goes back would not', () => {
    expect(verdictOn({ wildcard: '*aa*aa*aa*aa*b' }, 'a'.repeat(100_000))).toBe('no-match')
    expect(verdictOn({ wildcard: 'x*aa*aa*aa*aac*b' }, `x${'a'.repeat(100_000)}b`)).toBe('no-match')
  })
})
