/**
 * The sum as DynamoDB counts it, in decimal: 0.1 and 0.2 make 0.3, so that amounts of money add up the same in both
 * forms of the store. Sums of more than 17 digits are rounded here at each step, there only when read.
 */
export function decimalSum(left: number, right: number): number {
  if (Number.isInteger(left) && Number.isInteger(right)) return left + right
  const a = decimalOf(left)
  const b = decimalOf(right)
  const exponent = Math.min(a.exponent, b.exponent)
  return Number(`${digitsAt(exponent, a) + digitsAt(exponent, b)}e${exponent}`)
}

type Decimal = { readonly digits: bigint; readonly exponent: number }

function decimalOf(value: number): Decimal {
  const [mantissa = '', power = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}

const digitsAt = (exponent: number, decimal: Decimal): bigint =>
  decimal.digits * 10n ** BigInt(decimal.exponent - exponent)
