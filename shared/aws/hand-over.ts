import { setTimeout } from 'node:timers/promises'

/** An entry that a service did not take, and whether it never will. */
export type Rejected<Entry> = { readonly entry: Entry; readonly code: string; readonly isFinal: boolean }

/** A service did not take everything that it was given; what it did take it has. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

const mostTries = 4

/**
 * Hands over a batch until all of it is taken. A service may answer 200 and have taken only a part: that part is left
 * out of the next try. Throws `NotTaken` where an entry never will be, or was not in four tries.
 */
export async function handOver<Entry>(
  entries: readonly Entry[],
  put: (entries: readonly Entry[]) => Promise<readonly Rejected<Entry>[]>,
): Promise<void> {
  let left = entries
  for (let attempt = 1; left.length > 0; attempt++) {
    const rejected = await put(left)
    if (rejected.length > 0 && (attempt === mostTries || rejected.some(({ isFinal }) => isFinal))) {
      const codes = [...new Set(rejected.map(({ code }) => code))]
      throw new NotTaken(`${rejected.length} of ${entries.length} were not taken: ${codes.join(', ')}`)
    }
    left = rejected.map(({ entry }) => entry)
    if (left.length > 0) await setTimeout(Math.random() * 50 * 2 ** attempt)
  }
}
