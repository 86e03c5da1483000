import { type KeepTimeDeps, keepTime, settledAfter } from '../../functions/keep-time/core.ts'
import { whatGoesByTime } from '../../functions/keep-time/what-goes-by-time.ts'
import { earliest } from '../../shared/domain/condition/next-change.ts'
import { mostAhead, nextReading } from '../../shared/domain/journey/schedule.ts'
import type { InFlight } from '../in-flight.ts'
import type { TimerSource } from '../timers.ts'
import type { DueMinutes } from './due-minutes.ts'

type KeeperDeps = KeepTimeDeps & {
  readonly minutes: Pick<DueMinutes, 'load' | 'all'>
  readonly inFlight: InFlight
  readonly onFault: (reason: string) => void
}

/** A tick that failed is tried again after this time. */
const pause = 60_000

/**
 * Wakes `keep-time` when there is something for it to do, and not every minute as on AWS: a clock that is put forward
 * goes from one such moment to the next.
 */
export class TimeKeeper implements TimerSource {
  readonly #deps: KeeperDeps
  #isRunning = false
  #isKeeping = false
  #keptUntil = Number.NEGATIVE_INFINITY
  /** When it must be looked without anything being due: something was published, a schedule begins, a tick failed. */
  #lookAt: number | undefined
  #publications = 0

  constructor(deps: KeeperDeps) {
    this.#deps = deps
  }

  /** Begins to keep time, from where an earlier process left it. */
  start(): void {
    const { minutes, inFlight } = this.#deps
    void inFlight.run(async () => {
      await minutes.load()
      this.published()
      this.#isRunning = true
    })
  }

  /** Something was published: what goes by time may be something else. */
  published(): void {
    this.#publications++
    this.#lookAt = this.#deps.clock.now()
  }

  /** When there is something to do next. */
  nextDue(): number | undefined {
    if (!this.#isRunning || this.#isKeeping) return undefined
    const minutes = [...this.#deps.minutes.all()]
    const due = minutes.map((minute) => (minute > this.#keptUntil ? minute : minute + settledAfter))
    return earliest([...due, this.#lookAt])
  }

  /** Keeps time, if there is something to do by now. */
  wakeDue(): void {
    const { inFlight, clock } = this.#deps
    if ((this.nextDue() ?? Number.POSITIVE_INFINITY) <= clock.now()) void inFlight.run(() => this.#tick())
  }

  async #tick(): Promise<void> {
    const { clock, onFault } = this.#deps
    this.#isKeeping = true
    const before = this.#publications
    try {
      this.#keptUntil = (await keepTime(this.#deps)).at
      const begins = await this.#nextBegin()
      if (this.#publications === before) this.#lookAt = begins
    } catch (fault) {
      this.#lookAt = clock.now() + pause
      onFault(String(fault))
    } finally {
      this.#isKeeping = false
    }
  }

  /** When the first clocks on earth show what a schedule names next. */
  async #nextBegin(): Promise<number | undefined> {
    const { schedules } = await whatGoesByTime(this.#deps.content)
    const reading = earliest(schedules.map(({ schedule }) => nextReading(schedule, this.#keptUntil + mostAhead)))
    return reading === undefined ? undefined : reading - mostAhead
  }
}
