import type { Change, Item, Store } from '../../../shared/ports/store.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import { itemBytes } from '../../../shared/store/item-size.ts'
import type { LocalBus } from '../../bus/local-bus.ts'
import type { TaskFunctions } from '../../executions/tasks.ts'
import type { Usage } from './usage.ts'

/** A bus that counts what is put on it. */
export const countedBus = (bus: LocalBus, used: Usage): LocalBus => ({
  ...bus,
  put(events) {
    used.busEvents += events.length
    return bus.put(events)
  },
})

/** Functions that count their calls; `onDone` is told of every task that was done, and not of one that failed. */
export const countedFunctions = (
  functions: TaskFunctions,
  used: Usage,
  onDone: (task: unknown) => void,
): TaskFunctions =>
  Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      async (task: unknown) => {
        used.taskCalls[name] = (used.taskCalls[name] ?? 0) + 1
        const answer = await call(task)
        onDone(task)
        return answer
      },
    ]),
  )

/** A store that counts what is asked of it. Weighing items takes time, so it is done where somebody wants it. */
export function countedStore(store: Store, used: Usage, lot: { readonly isWeighed: boolean }): Store {
  const weigh = async <Answer>(
    asked: Promise<Answer>,
    itemsIn: (answer: Answer) => readonly Item[],
  ): Promise<Answer> => {
    const answer = await asked
    used.weighed.reads++
    used.weighed.readUnits += unitsOf(sum(itemsIn(answer).map(itemBytes)), 4096)
    return answer
  }
  return {
    get(key) {
      used.storeReads++
      const asked = store.get(key)
      return lot.isWeighed ? weigh(asked, (item) => (item === undefined ? [] : [item])) : asked
    },
    query(query) {
      // A page of the directory or of a minute is read for all contacts who stand on it together.
      if (isForAll(query.pk)) return store.query(query)
      used.storeReads++
      const asked = store.query(query)
      return lot.isWeighed ? weigh(asked, ({ items }) => items) : asked
    },
    write(changes) {
      used.storeWrites++
      if (lot.isWeighed) {
        used.weighed.writes++
        used.weighed.writeUnits += writeUnitsOf(changes)
      }
      return store.write(changes)
    },
    backOff: (refusals) => store.backOff(refusals),
  }
}

/**
 * A unit for each KB that is written, two in a transaction, and one for each 4 KB that is read:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
const unitsOf = (bytes: number, size: number): number => Math.max(1, Math.ceil(bytes / size))

const writeUnitsOf = (changes: readonly Change[]): number =>
  (changes.length > 1 ? 2 : 1) *
  sum(changes.map((change) => (change.kind === 'put' ? unitsOf(itemBytes(change.item), 1024) : 1)))

const forAll = [keys.person('', 0).pk, keys.due(0, 0, '', '').pk].map((pk) => pk.slice(0, pk.indexOf('#') + 1))

const isForAll = (pk: string): boolean => forAll.some((beginning) => pk.startsWith(beginning))

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
