import { describe, expect, test } from 'vitest'
import { verdictOn } from '../verdict.ts'

describe('cidr', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.255', 'match'],
    ['10.0.0.0/24', '10.0.1.0', 'no-match'],
    ['0.0.0.0/0', '203.0.113.9', 'match'],
    ['2001:db8::/32', '2001:0db8:0000::1', 'match'],
    ['2001:db8::/32', '2001:db9::1', 'no-match'],
    ['0.0.0.0/0', '2001:db8::1', 'no-match'],
    ['10.0.0.0/24', 'example.com', 'no-match'],
    ['10.0.0.0/24', '', 'no-match'],
  ])('%s on %j: %s', (network, address, expected) => {
    expect(verdictOn({ cidr: network }, address)).toBe(expected)
  })

  test('asks for a text', () => {
    expect(verdictOn({ cidr: '0.0.0.0/0' }, 123)).toBe('no-match')
  })

  test.each([
    ['10.0.0.0'],
    ['10.0.0.0/'],
    ['10.0.0.0/32'],
    ['10.0.0/8'],
    ['10.0.0.0/8/8'],
    ['2001:db8::/128'],
    ['xxxx:db8::/64'],
    ['10.0.0.0/-1'],
    [8],
  ])('is refused with %j', (operand) => {
    expect(verdictOn({ cidr: operand }, '10.0.0.1')).toBe('invalid')
  })
})
