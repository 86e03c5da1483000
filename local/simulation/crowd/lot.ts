import type { Ids } from '../../../shared/ports/ids.ts'

/** What is left to chance in one life. Of a contact who is weighed, so are the items that are read and written. */
export type Chance = { readonly random: () => number; readonly isWeighed: boolean }

/** The chance and the ids of whoever lives now: the same in every run. */
export class Lot implements Ids {
  #chance: Chance = { random: () => 0, isWeighed: false }
  #count = 0

  /** Begins anew, for another contact. */
  begin(chance: Chance): void {
    this.#chance = chance
    this.#count = 0
  }

  get isWeighed(): boolean {
    return this.#chance.isWeighed
  }

  random(): number {
    return this.#chance.random()
  }

  next(): string {
    return String(this.#count++).padStart(26, '0')
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(this.#count++).padStart(12, '0')}`
  }
}
