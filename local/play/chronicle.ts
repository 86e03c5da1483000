import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Change, Store } from '../../shared/ports/store.ts'

/** A timeline in the order in which it happened. */
export type Chronicle = {
  /** The store, all of whose writers must go through it. */
  readonly store: Store
  told(): readonly Activity[]
}

/**
 * Notes the entries of a timeline as they are written. On a clock that stands still much happens in the same
 * millisecond, and what is kept of that has no order of its own.
 */
export function chronicle(store: Store): Chronicle {
  const entries = new Map<string, Activity>()
  return {
    store: {
      ...store,
      write: async (changes) => {
        const result = await store.write(changes)
        if (result.kind === 'written') for (const [key, activity] of entriesIn(changes)) entries.set(key, activity)
        return result
      },
    },
    told: () => [...entries.values()].toSorted((a, b) => a.at - b.at),
  }
}

/** What one write tells. Told again, an entry keeps its place. */
const entriesIn = (changes: readonly Change[]): readonly (readonly [string, Activity])[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'put' || change.item.key.table !== 'activity') return []
    // Activities are written by `putActivity` alone.
    return [[change.item.key.sk, change.item.value as unknown as Activity] as const]
  })
