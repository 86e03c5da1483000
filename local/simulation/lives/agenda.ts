import type { Deed } from '../habits/deeds.ts'

/** What a contact will do, the next first; of deeds at the same time the one that was planned first. */
export class Agenda {
  readonly #deeds: Deed[] = []
  readonly #done = new Set<string>()

  /** Plans deeds. */
  plan(deeds: readonly Deed[]): void {
    for (const deed of deeds) {
      let place = this.#deeds.length
      while (place > 0 && (this.#deeds[place - 1]?.at ?? 0) > deed.at) place--
      this.#deeds.splice(place, 0, deed)
    }
  }

  /** Begins anew: what is done once only may be done once more. */
  beginAnew(): void {
    this.#done.clear()
  }

  /** When the next deed is due; infinity where none is planned. */
  get next(): number {
    return this.#deeds[0]?.at ?? Number.POSITIVE_INFINITY
  }

  /** Does the next deed, unless it is done once only and was done before. */
  async doNext(): Promise<void> {
    const deed = this.#deeds.shift()
    if (deed === undefined || (deed.once !== undefined && this.#done.has(deed.once))) return
    if (deed.once !== undefined) this.#done.add(deed.once)
    await deed.run()
  }
}
