import type { Comparison, FieldTest } from '../../shared/domain/condition/comparison.ts'
import type { Json, JsonObject } from '../../shared/domain/json.ts'
import { withValue } from '../../state-machines/scenarios/read-properties.ts'

/** Properties with which an event passes a trigger's filter. */
export const passingProperties = (tests: readonly FieldTest[]): JsonObject =>
  tests.reduce<JsonObject>((object, { field, tests: comparisons }) => {
    const value = passingValue(comparisons)
    return value === undefined ? object : withValue(object, field.split('.'), value)
  }, {})

/** A value that passes all tests of one field; undefined where it must not be there. */
function passingValue(tests: readonly Comparison[]): Json | undefined {
  const numbers = tests.filter((test) => 'value' in test && typeof test.value === 'number')
  if (numbers.length > 1) return between(tests)
  const test = tests.find(({ kind }) => kind !== 'exists') ?? tests[0]
  if (test === undefined) return true
  switch (test.kind) {
    case 'exists':
      return test.value ? true : undefined
    case 'in':
      return test.values[0] ?? true
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return between(tests)
    case 'before':
    case 'after':
      return nextTo(test.value, test.kind === 'before' ? -1 : 1)
    default:
      return test.value
  }
}

/** A number within bounds: in the middle of two, or one beyond a single one. */
function between(tests: readonly Comparison[]): number {
  const bounds = (kinds: readonly string[]): readonly number[] =>
    tests.flatMap((test) => (kinds.includes(test.kind) && 'value' in test ? [Number(test.value)] : []))
  const exact = bounds(['is'])[0]
  if (exact !== undefined) return exact
  const lowest = Math.max(...bounds(['gt', 'gte']))
  const highest = Math.min(...bounds(['lt', 'lte']))
  if (!Number.isFinite(lowest)) return highest - 1
  return Number.isFinite(highest) ? (lowest + highest) / 2 : lowest + 1
}

const nextTo = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
