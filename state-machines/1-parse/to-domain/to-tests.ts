import type { WrittenCount, WrittenTest, WrittenTests } from '../../../shared/contracts/journey-file/written-values.ts'
import type { Comparison, FieldTest } from '../../../shared/domain/condition/comparison.ts'
import type { EventMatch, JourneyDay } from '../../../shared/domain/journey/journey.ts'
import { atLeastOnce } from '../../../shared/domain/journey/journey.ts'
import { type Duration, parseDuration, parseOffset } from '../../../shared/domain/time/duration.ts'
import { type ClockTime, parseClockTime } from '../../../shared/domain/time/local-time.ts'

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

/** How long before (negative) or after a date, as the schema has accepted it; at the date itself where nothing is written. */
export const toOffset = (text: string | undefined): Duration =>
  (text === undefined ? undefined : parseOffset(text)) ?? { days: 0, seconds: 0 }

/** A clock time that the schema has already accepted. */
export const toClockTime = (text: string): ClockTime => parseClockTime(text) ?? 0

/** A day of the journey, at a clock time of its own where one is written. */
export const toJourneyDay = (day: number, at: string | undefined): JourneyDay =>
  at === undefined ? { day } : { day, at: toClockTime(at) }

/** A share from 0 to 1; none where nothing is written. */
export const toShare = (text: string | undefined): number => (text === undefined ? 0 : Number(text.slice(0, -1)) / 100)

function toComparison(kind: string, value: unknown): Comparison {
  if (kind === 'in') return { kind, values: value } as Comparison
  // The schema has tied every word to the kind of value that belongs to it.
  return { kind, value } as Comparison
}
