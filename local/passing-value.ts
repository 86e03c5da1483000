import { type Comparison, type FieldTest, passes } from '../shared/domain/condition/comparison.ts'
import type { Json, JsonObject } from '../shared/domain/json.ts'
import { withValue } from '../state-machines/scenarios/read-properties.ts'

/** A value that passes all of some tests; undefined where only a missing one does, or none is found. */
export function passingValue(tests: readonly Comparison[]): Json | undefined {
  return candidates(tests).find((value) => tests.every((test) => passes(test, value)))
}

/** An object that passes tests of its fields. */
export const passingObject = (tests: readonly FieldTest[]): JsonObject =>
  tests.reduce<JsonObject>((object, { field, tests: comparisons }) => {
    const value = passingValue(comparisons)
    return value === undefined ? object : withValue(object, field.split('.'), value)
  }, {})

function candidates(tests: readonly Comparison[]): readonly Json[] {
  const near = tests.flatMap(nearby)
  const numbers = near.filter((value) => typeof value === 'number')
  const between = numbers.length === 0 ? [] : [(Math.min(...numbers) + Math.max(...numbers)) / 2]
  return [...near, ...between]
}

/** Values at which a test begins to hold, and one beside. */
function nearby(test: Comparison): readonly Json[] {
  switch (test.kind) {
    case 'is':
      return [test.value]
    case 'contains':
      return [test.value, [test.value]]
    case 'in':
      return test.values
    case 'exists':
      return ['given']
    case 'before':
    case 'after':
      return [dayBeside(test.value, test.kind === 'before' ? -1 : 1)]
    default:
      return [test.value, test.value + 1, test.value - 1]
  }
}

const dayBeside = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
