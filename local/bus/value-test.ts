/** What stands where a field of an event ends: a JSON value that is neither list nor object. */
export type Scalar = string | number | boolean | null

/** What a pattern asks of one field: the values it accepts, and whether it also holds where the field is missing. */
export type ValueTest = {
  readonly kind: 'test'
  readonly holdsWhenAbsent: boolean
  accepts(value: Scalar): boolean
}

/** A pattern that EventBridge would refuse, with the reason for the person who wrote it. */
export type InvalidPattern = { readonly kind: 'invalid'; readonly reason: string }

/** Refuses a pattern. */
export const invalid = (reason: string): InvalidPattern => ({ kind: 'invalid', reason })

/** A test of values that a missing field never passes. */
export const testOfValue = (accepts: (value: Scalar) => boolean): ValueTest => ({
  kind: 'test',
  holdsWhenAbsent: false,
  accepts,
})

/** A test of texts: numbers, booleans and null never pass it. */
export const testOfText = (accepts: (text: string) => boolean): ValueTest =>
  testOfValue((value) => typeof value === 'string' && accepts(value))

/** A test that is passed where one of several is. */
export function anyOf(tests: readonly ValueTest[]): ValueTest {
  const [first, second] = tests
  if (first !== undefined && second === undefined) return first
  return {
    kind: 'test',
    holdsWhenAbsent: tests.some((test) => test.holdsWhenAbsent),
    accepts: (value) => tests.some((test) => test.accepts(value)),
  }
}

/** Whether a value is one that a field can end in. */
export const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
