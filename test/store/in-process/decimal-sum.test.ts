import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalSum } from '../../../shared/store/in-process/decimal-sum.ts'

test.each([
  [0.1, 0.2, 0.3],
  [19.99, 5.01, 25],
  [1e-7, 1e-7, 2e-7],
  [1.1, -1.1, 0],
  [-0.3, 0.1, -0.2],
  [1e21, 1, 1e21],
  [1e-130, 1e125, 1e125],
  [4.35, 100, 104.35],
])('%d and %d make %d', (left, right, sum) => {
  expect(decimalSum(left, right)).toBe(sum)
})

test('amounts in cents add up to the very cent', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 50 }), (amounts) => {
      const sum = amounts.reduce((total, amount) => decimalSum(total, amount / 100), 0)
      expect(sum + 0).toBe(amounts.reduce((total, amount) => total + amount, 0) / 100)
    }),
  )
})
