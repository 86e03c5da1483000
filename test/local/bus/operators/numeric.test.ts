import { describe, expect, test } from 'vitest'
import { verdictOn } from '../verdict.ts'

describe('numeric', () => {
  test.each([
    { sign: '=', below: false, at: true, above: false },
    { sign: '<', below: true, at: false, above: false },
    { sign: '<=', below: true, at: true, above: false },
    { sign: '>', below: false, at: false, above: true },
    { sign: '>=', below: false, at: true, above: true },
  ])('$sign compares', ({ sign, below, at, above }) => {
    const answers = [2.5, 3, 3.5].map((value) => verdictOn({ numeric: [sign, 3] }, value) === 'match')
    expect(answers).toEqual([below, at, above])
  })

  test('takes a lower and an upper bound', () => {
    const inside = (value: number) => verdictOn({ numeric: ['>', 0, '<=', 5] }, value) === 'match'
    expect([0, 0.1, 5, 5.1].map(inside)).toEqual([false, true, true, false])
  })

  test('never takes a text for a number', () => {
    expect(verdictOn({ numeric: ['>', 100] }, '300')).toBe('no-match')
    expect(verdictOn({ numeric: ['>=', 0] }, null)).toBe('no-match')
  })

  test.each([
    [10],
    [[]],
    [['>']],
    [['>', '3']],
    [['!=', 3]],
    [['>', 0, '<']],
    [['<', 5, '>', 0]],
    [['=', 5, '<', 6]],
    [['>', 5, '<', 5]],
    [['>', 0, '<', 5, '<', 6]],
  ])('is refused with %j', (operand) => {
    expect(verdictOn({ numeric: operand }, 3)).toBe('invalid')
  })

  test('is refused with a number that a double cannot hold', () => {
    expect(verdictOn({ numeric: ['<', JSON.parse('1e400')] }, 3)).toBe('invalid')
  })
})
