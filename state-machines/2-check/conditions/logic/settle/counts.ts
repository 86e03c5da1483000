import { type Comparison, passes } from '../../../../../shared/domain/condition/comparison.ts'
import { type Duration, roughSeconds } from '../../../../../shared/domain/time/duration.ts'
import type { CountAsk } from '../formula.ts'
import { countsAround } from './candidates.ts'

/** How often an event was counted within each time that is asked about; undefined stands for all time. */
export type FoundCounts = readonly { readonly within: Duration | undefined; readonly count: number }[]

type Window = {
  readonly within: Duration | undefined
  readonly tests: readonly { test: Comparison; isTrue: boolean }[]
}

/**
 * Looks for counts of one event that pass every test, or answers undefined where there are none: a longer time has all
 * that a shorter one has. The fewest that will do are taken first, which leaves the most room for the longer times.
 */
export function settleCounts(
  wanted: readonly { readonly ask: CountAsk; readonly isTrue: boolean }[],
): FoundCounts | undefined {
  const candidates = countsAround(wanted.flatMap(({ ask }) => boundsOf(ask.test)))
  const found: { within: Duration | undefined; count: number }[] = []
  for (const { within, tests } of windowsIn(wanted)) {
    const atLeast = Math.max(0, ...found.filter((one) => isPartOf(one.within, within)).map(({ count }) => count))
    const count = candidates.find(
      (one) => one >= atLeast && tests.every(({ test, isTrue }) => passes(test, one) === isTrue),
    )
    if (count === undefined) return undefined
    found.push({ within, count })
  }
  return found
}

/** A zone may have left out a whole day, and changed its clocks as well. */
const slack = 25 * 3600

/** Whether one time lies within another for certain: a day of the calendar may be shorter or longer than 24 hours. */
export function isPartOf(short: Duration | undefined, long: Duration | undefined): boolean {
  if (short === undefined || long === undefined) return long === undefined
  const isShorter = short.days <= long.days && short.seconds <= long.seconds
  return isShorter || roughSeconds(short) + slack <= roughSeconds(long)
}

/** The times that are asked about, each once, the shorter ones first. */
function windowsIn(wanted: readonly { readonly ask: CountAsk; readonly isTrue: boolean }[]): readonly Window[] {
  const groups = Map.groupBy(wanted, ({ ask: { within } }) => (within ? `${within.days} ${within.seconds}` : ''))
  return [...groups.values()]
    .map((group) => ({
      within: group[0]?.ask.within,
      tests: group.map(({ ask, isTrue }) => ({ test: ask.test, isTrue })),
    }))
    .sort((a, b) => lengthOf(a.within) - lengthOf(b.within))
}

const lengthOf = (within: Duration | undefined): number =>
  within === undefined ? Number.POSITIVE_INFINITY : roughSeconds(within)

const boundsOf = (test: Comparison): readonly number[] =>
  'value' in test && typeof test.value === 'number' ? [test.value] : []
