import { type KeepTimeDeps, keepTime, settledAfter } from '../../../functions/keep-time/core.ts'
import { nothingAsked, whatGoesByTime } from '../../../functions/keep-time/what-goes-by-time.ts'
import { mostAhead, nextReading } from '../../../shared/domain/journey/schedule.ts'
import type { Change, Store } from '../../../shared/ports/store.ts'
import { putTick } from '../../../shared/store/by-time/ticks.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import type { WorkList } from './work-list.ts'

type Going = Awaited<ReturnType<typeof whatGoesByTime>>

/** Wakes `keep-time` for one contact: in the minutes in which something is due to them, and when a schedule begins. */
export class CrowdKeeper {
  /** The store, all of whose writers must go through it: minutes are known as they are written and forgotten. */
  readonly store: Store
  readonly #deps: KeepTimeDeps
  readonly #work: WorkList
  readonly #going: Going
  readonly #minutes = new Set<number>()
  #keptUntil = 0
  /** The next schedule begins at the one time, and none between the other and it. */
  #scheduledAt = Number.POSITIVE_INFINITY
  #scheduledAfter = Number.POSITIVE_INFINITY

  private constructor(deps: KeepTimeDeps, work: WorkList, going: Going) {
    this.store = {
      ...deps.store,
      write: async (changes) => {
        const result = await deps.store.write(changes)
        if (result.kind === 'written') this.#note(changes)
        return result
      },
    }
    this.#deps = { ...deps, store: this.store }
    this.#work = work
    this.#going = going
  }

  /** A keeper of what is published. */
  static async open(deps: KeepTimeDeps, work: WorkList): Promise<CrowdKeeper> {
    return new CrowdKeeper(deps, work, await whatGoesByTime(deps.content))
  }

  /** Begins with another contact, as if time had been kept until now. */
  async begin(now: number): Promise<void> {
    const { asked, schedules } = this.#going
    this.#minutes.clear()
    this.#keepUntil(now)
    if (asked === nothingAsked && schedules.length === 0) return
    await this.store.write([putTick({ at: now, asked, schedules: schedules.map(({ key }) => key) })])
  }

  /** When there is something to do next; infinity where there is not. */
  nextDue(): number {
    let next = this.#scheduledAt
    for (const minute of this.#minutes) {
      next = Math.min(next, minute > this.#keptUntil ? minute : minute + settledAfter)
    }
    return next
  }

  /** Keeps time, if there is something to do by now. */
  wakeDue(): void {
    if (this.nextDue() > this.#deps.clock.now()) return
    this.#work.add(async () => this.#keepUntil((await keepTime(this.#deps)).at))
  }

  #keepUntil(time: number): void {
    this.#keptUntil = time
    // Contacts arrive between the same readings, one after the other.
    if (time >= this.#scheduledAfter && time < this.#scheduledAt) return
    const readings = this.#going.schedules.map(({ schedule }) => nextReading(schedule, time + mostAhead))
    this.#scheduledAt = Math.min(...readings.map((reading) => (reading ?? Number.POSITIVE_INFINITY) - mostAhead))
    this.#scheduledAfter = time
  }

  #note(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind === 'put' && change.item.key.pk === minutes) this.#minutes.add(Date.parse(change.item.key.sk))
      if (change.kind === 'delete' && change.key.pk === minutes) this.#minutes.delete(Date.parse(change.key.sk))
    }
  }
}

const minutes = keys.dueMinute(0).pk
