import { setImmediate } from 'node:timers/promises'
import type { Store } from '../../../shared/ports/store.ts'
import { pauseBefore } from '../../../shared/store/dynamodb/attempts.ts'

/** A store at some distance, and a time that passes only while somebody waits for it. */
export type FarStore = {
  readonly store: Store
  /** How long some work took, in milliseconds. */
  run(work: Promise<unknown>): Promise<number>
}

/**
 * A store as many machines see it: each answer takes its milliseconds, others come in between, and whoever was refused
 * waits as the form on DynamoDB does.
 */
export function farStore(there: Store, chance: () => number): FarStore {
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  let now = 0
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => void sleepers.push({ at: now + milliseconds, wake }))
  const onTheWay = (least: number): Promise<void> => sleep(least + 4 * chance())
  return {
    store: {
      get: (key) => onTheWay(2).then(() => there.get(key)),
      query: (query) => onTheWay(2).then(() => there.query(query)),
      async write(changes) {
        await onTheWay(8)
        const result = await there.write(changes)
        await onTheWay(4)
        return result
      },
      backOff: (attempt) => sleep(pauseBefore(attempt, chance())),
    },
    async run(work) {
      const begun = now
      let isDone = false
      const end = () => {
        isDone = true
      }
      work.then(end, end)
      while (!isDone) {
        await setImmediate()
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) continue
        sleepers.splice(sleepers.indexOf(next), 1)
        now = next.at
        next.wake()
      }
      await work
      return now - begun
    },
  }
}
