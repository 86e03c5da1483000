/**
 * Counts the work that is under way, so that a clock moves on only when nothing is. Work that begins other work counts
 * it before it ends itself; so the count is never nought in between.
 */
export class InFlight {
  #count = 0
  #waiters: (() => void)[] = []

  /** Does some work, counted. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#count++
    try {
      return await work()
    } finally {
      this.#count--
      if (this.#count === 0) this.#tell()
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#waiters.push(resolve)
    })
  }

  #tell(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const waiter of waiters) waiter()
  }
}
