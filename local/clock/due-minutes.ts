import type { Change, Store } from '../../shared/ports/store.ts'
import { readDueMinutes } from '../../shared/store/by-time/dues.ts'
import { keys } from '../../shared/store/entities/keys.ts'

/** The minutes in which something is due, known without asking the store. */
export type DueMinutes = {
  /** The store, all of whose writers must go through it. */
  readonly store: Store
  /** Reads what an earlier process left. */
  load(): Promise<void>
  all(): Iterable<number>
}

/** Notes the minutes as they are written and forgotten: a timer must know its next moment at once. */
export function dueMinutes(store: Store): DueMinutes {
  const minutes = new Set<number>()
  const { pk } = keys.dueMinute(0)
  const note = (change: Change): void => {
    if (change.kind === 'put' && change.item.key.pk === pk) minutes.add(Date.parse(change.item.key.sk))
    if (change.kind === 'delete' && change.key.pk === pk) minutes.delete(Date.parse(change.key.sk))
  }
  return {
    store: {
      ...store,
      write: async (changes) => {
        const result = await store.write(changes)
        if (result.kind === 'written') for (const change of changes) note(change)
        return result
      },
    },
    load: async () => {
      for (const minute of await readDueMinutes(store)) minutes.add(minute)
    },
    all: () => minutes,
  }
}
