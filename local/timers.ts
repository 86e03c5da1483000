import type { LocalClock } from './clock/local-clock.ts'
import type { InFlight } from './in-flight.ts'

/** Something that has timers of its own, kept where a crash cannot reach them. */
export type TimerSource = {
  nextDue(): number | undefined
  /** Sets going everything that is due by now. */
  wakeDue(): void
}

/** The longest that one real timer runs: setTimeout counts milliseconds in 31 bits, and clocks get corrected. */
const longestSleep = 60_000

/** Wakes what is due: by the real clock as time passes, by a virtual one as it is put forward. */
export class Timers {
  readonly #clock: LocalClock
  readonly #inFlight: InFlight
  readonly #sources: readonly TimerSource[]
  #sleep: NodeJS.Timeout | undefined
  #isAdvancing = false
  #isStopped = false

  constructor({
    clock,
    inFlight,
    sources,
  }: { clock: LocalClock; inFlight: InFlight; sources: readonly TimerSource[] }) {
    this.#clock = clock
    this.#inFlight = inFlight
    this.#sources = sources
  }

  /** Begins to wake what falls due as time passes. */
  start(): void {
    if (this.#clock.runs) this.#tick()
  }

  /** Wakes nothing any more; an advance that is under way ends where it is, and the rest falls due after the next start. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#sleep)
  }

  /**
   * Puts the clock forward to a time, from one due moment to the next: each happens at its own time, and the clock moves
   * on only when nothing is under way.
   */
  async advanceTo(time: number): Promise<void> {
    while (this.#isAdvancing) await this.#inFlight.idle().then(nextTurn)
    this.#isAdvancing = true
    try {
      for (;;) {
        await this.#inFlight.idle()
        if (this.#isStopped) return
        const due = this.nextDue()
        if (due === undefined || due > time) break
        this.#clock.jumpTo(due)
        this.#wakeDue()
      }
      this.#clock.jumpTo(time)
    } finally {
      this.#isAdvancing = false
    }
  }

  #tick(): void {
    if (this.#isStopped) return
    if (!this.#isAdvancing) this.#wakeDue()
    const due = this.nextDue() ?? Number.POSITIVE_INFINITY
    const milliseconds = Math.min(longestSleep, Math.max(20, due - this.#clock.now()))
    // Something nearer may come up meanwhile: while there is work, look again soon.
    this.#sleep = setTimeout(() => this.#tick(), Math.min(milliseconds, 250))
  }

  /** When something falls due next. */
  nextDue(): number | undefined {
    const times = this.#sources.map((source) => source.nextDue()).filter((time) => time !== undefined)
    return times.length === 0 ? undefined : Math.min(...times)
  }

  #wakeDue(): void {
    for (const source of this.#sources) source.wakeDue()
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
