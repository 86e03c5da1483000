import { type InvalidPattern, invalid, testOfValue, type ValueTest } from '../value-test.ts'

type Comparison = (value: number, bound: number) => boolean

const lowerBounds: ReadonlyMap<unknown, Comparison> = new Map<unknown, Comparison>([
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
])

const upperBounds: ReadonlyMap<unknown, Comparison> = new Map<unknown, Comparison>([
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
])

const comparisons: ReadonlyMap<unknown, Comparison> = new Map<unknown, Comparison>([
  ['=', (value, bound) => value === bound],
  ...lowerBounds,
  ...upperBounds,
])

/** Reads `{ "numeric": [">", 0, "<=", 5] }`: one comparison, or a lower bound and then an upper one. */
export function numeric(operand: unknown): ValueTest | InvalidPattern {
  if (!Array.isArray(operand)) return invalid('"numeric" takes a list such as [">", 0, "<=", 5]')
  if (operand.length === 4) return range(operand)
  const [sign, bound] = operand
  const holds = comparisons.get(sign)
  if (operand.length !== 2 || holds === undefined || !isNumber(bound)) return malformed(operand)
  return testOfNumber((value) => holds(value, bound))
}

function range(operand: readonly unknown[]): ValueTest | InvalidPattern {
  const [lowerSign, lower, upperSign, upper] = operand
  const isAbove = lowerBounds.get(lowerSign)
  const isBelow = upperBounds.get(upperSign)
  if (isAbove === undefined || isBelow === undefined || !isNumber(lower) || !isNumber(upper)) return malformed(operand)
  if (lower >= upper) return invalid(`"numeric" has a lower bound that is not below the upper: ${lower}, ${upper}`)
  return testOfNumber((value) => isAbove(value, lower) && isBelow(value, upper))
}

const testOfNumber = (accepts: (value: number) => boolean): ValueTest =>
  testOfValue((value) => typeof value === 'number' && accepts(value))

// 1e400 is a number in JSON, but none that a double can hold: EventBridge refuses such a rule.
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const malformed = (operand: readonly unknown[]): InvalidPattern =>
  invalid(
    `"numeric" takes "=", "<", "<=", ">" or ">=" with a number, or a lower and an upper bound: ${JSON.stringify(operand)}`,
  )
