/** How much goes into one request. */
export type BatchLimits = { readonly entries: number; readonly bytes: number }

/** Cuts a list, in its order, into batches that keep the limits. What is too large by itself goes alone. */
export function inBatches<Entry>(
  entries: readonly Entry[],
  limits: BatchLimits,
  bytesOf: (entry: Entry) => number,
): readonly (readonly Entry[])[] {
  const batches: Entry[][] = []
  let bytes = 0
  for (const entry of entries) {
    const batch = batches.at(-1)
    const size = bytesOf(entry)
    if (batch === undefined || batch.length === limits.entries || bytes + size > limits.bytes) {
      batches.push([entry])
      bytes = size
    } else {
      batch.push(entry)
      bytes += size
    }
  }
  return batches
}
