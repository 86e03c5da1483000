import type { Measure } from '../../../shared/domain/journey/journey.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { Change, Item, ItemKey, Store } from '../../../shared/ports/store.ts'
import type { Experiment, Tried } from '../../../shared/store/entities/experiments.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import type { Winner } from './winner.ts'

/** That a contact got a way of a split, for good; or, with `did`, that they did something after it that is counted for it. */
export type Taken = {
  readonly journey: string
  readonly split: string
  readonly way: string
  readonly at: number
  readonly did?: Measure
}

/** A store that notes which ways a contact takes, and tells who comes to a split after it was decided which way has won. */
export class WaysTaken {
  readonly store: Store
  readonly #clock: Clock
  readonly #counted = new Map<string, number>()
  #winners: ReadonlyMap<string, Winner> = new Map()
  #taken: Taken[] = []

  constructor(store: Store, clock: Clock) {
    this.#clock = clock
    this.store = {
      ...store,
      get: async (key) => this.#experiment(key) ?? store.get(key),
      write: async (changes) => {
        const result = await store.write(changes)
        if (result.kind === 'written') this.#note(changes)
        return result
      },
    }
  }

  /** Begins with another contact. */
  clear(): void {
    this.#taken = []
    this.#counted.clear()
  }

  /** From now on these have won, each from its own moment on. */
  decide(winners: readonly Winner[]): void {
    this.#winners = new Map(winners.map((one) => [keys.experiment(one.journey, one.split).pk, one]))
  }

  /** What the contact who lives now has taken, in the order of time. */
  taken(): readonly Taken[] {
    return this.#taken
  }

  #experiment(key: ItemKey): Item | undefined {
    const winner = this.#winners.get(key.pk)
    if (winner === undefined || winner.at > this.#clock.now()) return undefined
    const { way, at } = winner
    const value = { startedAt: at, versions: [], comparedAt: at, winner: way, decidedAt: at, revision: 1 }
    return { key, value: value satisfies { [Field in keyof Experiment]: unknown } }
  }

  #note(changes: readonly Change[]): void {
    const puts = changes.flatMap((change) => (change.kind === 'put' && isOfSplit(change.item.key) ? [change.item] : []))
    if (puts.length === 0) return
    const at = this.#clock.now()
    // The way that a contact gets for good lies with them; it is written together with the enrollment's.
    const isFirst = puts.some(({ key }) => key.pk.startsWith(contactMark))
    for (const { key, value } of puts) {
      if (key.pk.startsWith(contactMark)) continue
      // Written by the store of experiments alone.
      const { journey, split, variant: way, counted } = value as unknown as Tried
      const name = `${key.pk} ${key.sk}`
      const known = this.#counted.get(name)
      this.#counted.set(name, counted.length)
      if (known === undefined && isFirst) this.#taken.push({ journey, split, way, at })
      for (const did of counted.slice(known ?? 0)) this.#taken.push({ journey, split, way, at, did })
    }
  }
}

const mark = keys.tried('', '').sk
const contactMark = keys.way('', '', '').pk

const isOfSplit = ({ table, sk }: ItemKey): boolean => table === 'contacts' && sk.startsWith(mark)
