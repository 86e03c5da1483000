/** Numbers that stand for all: each bound, and one between any two of them, below the lowest and above the highest. */
export function numbersAround(bounds: readonly number[]): readonly number[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b)
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)]
  const between = sorted.slice(1).map((bound, index) => middle(sorted[index] ?? bound, bound))
  return [...new Set([0, ...sorted, ...between, below(lowest), -below(-highest)])]
}

/** Counts that stand for all: whole numbers at and beside each bound. */
export function countsAround(bounds: readonly number[]): readonly number[] {
  const beside = bounds.flatMap((bound) => [
    Math.floor(bound) - 1,
    Math.floor(bound),
    Math.ceil(bound),
    Math.ceil(bound) + 1,
  ])
  return [...new Set([0, ...beside])].filter((count) => count >= 0 && Number.isSafeInteger(count)).sort((a, b) => a - b)
}

/** Whole where it can be: it is shown to people. */
function middle(low: number, high: number): number {
  const exact = low / 2 + high / 2
  const whole = Math.round(exact)
  return whole > low && whole < high ? whole : exact
}

const below = (number: number): number => Math.max(number - Math.max(1, Math.abs(number)), -Number.MAX_VALUE)
