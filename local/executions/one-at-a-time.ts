/** Lets work under the same name happen one after the other, in the order in which it came. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Does the work when all that came before it under this name is done. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name)
    const mine = before === undefined ? work() : before.then(work, work)
    this.#last.set(name, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name)
    }
  }

  /** Whether work under a name is under way. */
  isBusy(name: string): boolean {
    return this.#last.has(name)
  }
}
