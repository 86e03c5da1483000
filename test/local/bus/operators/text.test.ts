import { describe, expect, test } from 'vitest'
import { verdictOn } from '../verdict.ts'

describe.each([
  { operator: 'prefix', yes: 'Demo Booked', no: 'A Demo' },
  { operator: 'suffix', yes: 'Book a Demo', no: 'Demo Booked' },
])('$operator', ({ operator, yes, no }) => {
  test('looks at one end of the text', () => {
    expect(verdictOn({ [operator]: 'Demo' }, yes)).toBe('match')
    expect(verdictOn({ [operator]: 'Demo' }, no)).toBe('no-match')
  })

  test('minds the case, unless it is told not to', () => {
    expect(verdictOn({ [operator]: 'demo' }, yes)).toBe('no-match')
    expect(verdictOn({ [operator]: { 'equals-ignore-case': 'dEMO' } }, yes)).toBe('match')
    expect(verdictOn({ [operator]: { 'equals-ignore-case': 'dEMO' } }, no)).toBe('no-match')
  })

  test('may be empty, and still asks for a text', () => {
    expect(verdictOn({ [operator]: '' }, yes)).toBe('match')
    expect(verdictOn({ [operator]: '' }, 12)).toBe('no-match')
  })

  test.each([[12], [['Demo']], [{ prefix: 'Demo' }], [{ 'equals-ignore-case': 1 }], [null]])(
    'is refused with %j',
    (operand) => {
      expect(verdictOn({ [operator]: operand }, yes)).toBe('invalid')
    },
  )
})

describe('equals-ignore-case', () => {
  test('takes any case of the whole text', () => {
    expect(verdictOn({ 'equals-ignore-case': 'Straßenfest ÄÖ' }, 'sTRAßENFEST äö')).toBe('match')
    expect(verdictOn({ 'equals-ignore-case': 'demo' }, 'demos')).toBe('no-match')
    expect(verdictOn({ 'equals-ignore-case': '' }, '')).toBe('match')
    expect(verdictOn({ 'equals-ignore-case': 'null' }, null)).toBe('no-match')
  })

  test.each([[['demo']], [{ prefix: 'demo' }], [1]])('is refused with %j', (operand) => {
    expect(verdictOn({ 'equals-ignore-case': operand }, 'demo')).toBe('invalid')
  })
})
