/** Numbers by name, and such numbers again: what can be added up. */
export type Counts = { [name: string]: number | Counts }

/** Counts one thing more, or so many. */
export function count(counts: Record<string, number>, name: string | number, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by
}

/** Adds counts to others, name by name. */
export function addUp(sum: Counts, more: Counts): void {
  for (const [name, value] of Object.entries(more)) {
    const known = sum[name]
    if (typeof value === 'number') sum[name] = (typeof known === 'number' ? known : 0) + value
    else if (typeof known === 'object') addUp(known, value)
    else sum[name] = structuredClone(value)
  }
}

/** The value below or at which a share of all counted values lies; each value is counted under itself. */
export function quantile(histogram: Readonly<Record<string, number>>, share: number): number {
  const values = Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b)
  const total = values.reduce((sum, value) => sum + (histogram[value] ?? 0), 0)
  let reached = 0
  for (const value of values) {
    reached += histogram[value] ?? 0
    if (reached >= total * share) return value
  }
  return 0
}
