import { type InvalidPattern, invalid, type ValueTest } from '../value-test.ts'

/** Reads `{ "exists": true }` and `{ "exists": false }`: the field is there, null included, or it is not. */
export function exists(operand: unknown): ValueTest | InvalidPattern {
  if (typeof operand !== 'boolean') return invalid('"exists" takes true or false')
  return { kind: 'test', holdsWhenAbsent: !operand, accepts: () => operand }
}
