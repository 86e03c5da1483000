/** Work that is done one after the other, in the order in which it came up; work may bring up more. */
export class WorkList {
  #waiting: (() => Promise<unknown>)[] = []

  /** Puts work behind all that waits. */
  add(work: () => Promise<unknown>): void {
    this.#waiting.push(work)
  }

  /** Does everything that waits, and all that comes of it. What throws ends it there, and the rest is dropped. */
  async finish(): Promise<void> {
    try {
      for (let place = 0; place < this.#waiting.length; place++) await this.#waiting[place]?.()
    } finally {
      this.#waiting = []
    }
  }
}
