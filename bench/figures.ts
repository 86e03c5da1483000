/** One measured figure beside what it aims at. `isLess`: the smaller the better. */
export type Figure = {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly aim: number
  readonly isLess: boolean
}

/** A figure of which more is better. */
export const atLeast = (what: string, value: number, unit: string, aim: number): Figure => ({
  what,
  value,
  unit,
  aim,
  isLess: false,
})

/** A figure of which less is better. */
export const atMost = (what: string, value: number, unit: string, aim: number): Figure => ({
  what,
  value,
  unit,
  aim,
  isLess: true,
})

/** Prints figures as a table; what misses its aim is marked. */
export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, unit, aim, isLess } of figures) {
    const isReached = isLess ? value <= aim : value >= aim
    const mark = isReached ? ' ' : '!'
    console.log(
      `${mark} ${what.padEnd(56)} ${numberText(value).padStart(10)} ${unit.padEnd(9)} aim ${isLess ? '≤' : '≥'} ${numberText(aim)}`,
    )
  }
}

/** The value below which a share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const numberText = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumFractionDigits: 2 })
