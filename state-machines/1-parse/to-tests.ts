import type { WrittenCount, WrittenTest, WrittenTests } from '../../shared/contracts/journey-file/written-values.ts'
import type { Comparison, FieldTest } from '../../shared/domain/condition/comparison.ts'
import type { EventMatch } from '../../shared/domain/journey/journey.ts'
import { atLeastOnce } from '../../shared/domain/journey/journey.ts'
import { type Duration, parseDuration } from '../../shared/domain/time/duration.ts'

/** Fields and their tests, from the way they are written; in the order of the names, so that equal means equal. */
export const toFieldTests = (written: WrittenTests | undefined): readonly FieldTest[] =>
  Object.entries(written ?? {})
    .map(([field, test]) => ({ field, tests: toComparisons(test) }))
    .sort((a, b) => (a.field < b.field ? -1 : 1))

/** What one value must be. */
export function toComparisons(written: WrittenTest): readonly Comparison[] {
  if (Array.isArray(written)) return [{ kind: 'in', values: written }]
  if (typeof written !== 'object' || written === null) return [{ kind: 'is', value: written }]
  return Object.entries(written).flatMap(([kind, value]) => (value === undefined ? [] : [toComparison(kind, value)]))
}

/** How often something must have happened. */
export const toCount = (written: WrittenCount | undefined): readonly Comparison[] =>
  written === undefined ? atLeastOnce : toComparisons(written)

/** An event, and which of its kind. */
export const toEventMatch = (written: { event: string; where?: WrittenTests | undefined }): EventMatch => ({
  event: written.event,
  where: toFieldTests(written.where),
})

/** A duration that the schema has already accepted. */
export const toDuration = (text: string): Duration => parseDuration(text) ?? { days: 0, seconds: 0 }

function toComparison(kind: string, value: unknown): Comparison {
  if (kind === 'in') return { kind, values: value } as Comparison
  // The schema has tied every word to the kind of value that belongs to it.
  return { kind, value } as Comparison
}
