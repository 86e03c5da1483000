import { describe, expect, test } from 'vitest'
import { nearest } from '../../shared/domain/nearest.ts'

const known = ['welcome', 'case-study', 'product-demo', 'customer-voices']

describe('the nearest name', () => {
  test.each([
    ['welcom', 'welcome'],
    ['wlecome', 'welcome'],
    ['Welcome', 'welcome'],
    ['case_study', 'case-study'],
    ['casestudy', 'case-study'],
    ['prodcut-demo', 'product-demo'],
    ['customer-voice', 'customer-voices'],
  ])('to %s is %s', (written, meant) => {
    expect(nearest(written, known)).toBe(meant)
  })

  test.each(['goodbye', 'x', '', 'study', 'demo-product-video'])('to %j is none', (written) => {
    expect(nearest(written, known)).toBeUndefined()
  })

  test('is the nearer of two, and of two as near the one that stands first', () => {
    expect(nearest('prices', ['price', 'prices-2'])).toBe('price')
    expect(nearest('cat', ['bat', 'rat'])).toBe('bat')
    expect(nearest('anything', [])).toBeUndefined()
  })
})
