import { type Comparison, type FieldTest, passes } from '../../../../../shared/domain/condition/comparison.ts'
import { type Duration, roughSeconds } from '../../../../../shared/domain/time/duration.ts'
import type { CountAsk } from '../formula.ts'
import { countsAround } from './candidates.ts'

/**
 * How often an event was counted, for each `where` and each time that is asked about; a time that is undefined stands
 * for all time.
 */
export type FoundCounts = readonly {
  readonly watch: string
  readonly within: Duration | undefined
  readonly count: number
}[]

type Window = {
  readonly watch: string
  readonly where: readonly FieldTest[]
  readonly within: Duration | undefined
  readonly tests: readonly { test: Comparison; isTrue: boolean }[]
}

/**
 * Looks for counts of one event that pass every test, or answers undefined where there are none: a longer time has all
 * that a shorter one has, and a wider `where` all that a narrower one lets through. The fewest that will do are taken
 * first, which leaves the most room for what holds them.
 */
export function settleCounts(
  wanted: readonly { readonly ask: CountAsk; readonly isTrue: boolean }[],
): FoundCounts | undefined {
  const candidates = countsAround(wanted.flatMap(({ ask }) => boundsOf(ask.test)))
  const found: (Window & { readonly count: number })[] = []
  for (const window of windowsIn(wanted)) {
    const parts = found.filter((one) => isPartOf(one.within, window.within) && isNarrower(one.where, window.where))
    const atLeast = Math.max(0, ...parts.map(({ count }) => count))
    const count = candidates.find(
      (one) => one >= atLeast && window.tests.every(({ test, isTrue }) => passes(test, one) === isTrue),
    )
    if (count === undefined) return undefined
    found.push({ ...window, count })
  }
  return found.map(({ watch, within, count }) => ({ watch, within, count }))
}

/** A zone may have left out a whole day, and changed its clocks as well. */
const slack = 25 * 3600

/** Whether one time lies within another for certain: a day of the calendar may be shorter or longer than 24 hours. */
export function isPartOf(short: Duration | undefined, long: Duration | undefined): boolean {
  if (short === undefined || long === undefined) return long === undefined
  const isShorter = short.days <= long.days && short.seconds <= long.seconds
  return isShorter || roughSeconds(short) + slack <= roughSeconds(long)
}

/** Whether everything that passes some tests passes others for certain, which are all among them. */
function isNarrower(some: readonly FieldTest[], others: readonly FieldTest[]): boolean {
  const known = new Set(some.map((one) => JSON.stringify(one)))
  return others.every((one) => known.has(JSON.stringify(one)))
}

/** What is asked about, each once: what may be part of another stands before it. */
function windowsIn(wanted: readonly { readonly ask: CountAsk; readonly isTrue: boolean }[]): readonly Window[] {
  const groups = Map.groupBy(wanted, ({ ask: { watch, within } }) =>
    within ? `${watch} ${within.days} ${within.seconds}` : watch,
  )
  return [...groups.values()]
    .map((group) => ({
      watch: group[0]?.ask.watch ?? '',
      where: group[0]?.ask.where ?? [],
      within: group[0]?.ask.within,
      tests: group.map(({ ask, isTrue }) => ({ test: ask.test, isTrue })),
    }))
    .sort((a, b) => orderOf(a.within, b.within) || b.where.length - a.where.length)
}

const orderOf = (a: Duration | undefined, b: Duration | undefined): number => {
  const [one, other] = [lengthOf(a), lengthOf(b)]
  // Two that are for all time are alike: infinity less infinity is no number.
  return one === other ? 0 : one - other
}

const lengthOf = (within: Duration | undefined): number =>
  within === undefined ? Number.POSITIVE_INFINITY : roughSeconds(within)

const boundsOf = (test: Comparison): readonly number[] =>
  'value' in test && typeof test.value === 'number' ? [test.value] : []
