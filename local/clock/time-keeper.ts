import { type KeepTimeDeps, keepTime, settledAfter } from '../../functions/keep-time/core.ts'
import { mostAhead } from '../../functions/keep-time/readings-begun.ts'
import { whatGoesByTime } from '../../functions/keep-time/what-goes-by-time.ts'
import { earliest } from '../../shared/domain/condition/next-change.ts'
import { nextReading } from '../../shared/domain/journey/schedule.ts'
import type { InFlight } from '../in-flight.ts'
import type { TimerSource } from '../timers.ts'
import type { DueMinutes } from './due-minutes.ts'

/** What wakes `keep-time` on one machine. */
export type TimeKeeper = TimerSource & {
  /** Begins to keep time, from where an earlier process left it. */
  start(): void
  /** Something was published: what goes by time may be something else. */
  published(): void
}

type KeeperDeps = KeepTimeDeps & {
  readonly minutes: Pick<DueMinutes, 'load' | 'all'>
  readonly inFlight: InFlight
  readonly onFault?: ((reason: string) => void) | undefined
}

/** A tick that failed is tried again after this time. */
const pause = 60_000

/**
 * Wakes `keep-time` when there is something for it to do, and not every minute as on AWS: a clock that is put forward
 * goes from one such moment to the next.
 */
export function timeKeeper(deps: KeeperDeps): TimeKeeper {
  const { minutes, inFlight, clock, content } = deps
  let isRunning = false
  let isKeeping = false
  let keptUntil = Number.NEGATIVE_INFINITY
  /** When it must be looked without anything being due: something was published, a schedule begins, a tick failed. */
  let lookAt: number | undefined
  let publications = 0

  async function tick(): Promise<void> {
    isKeeping = true
    const before = publications
    try {
      keptUntil = (await keepTime(deps)).at
      const { schedules } = await whatGoesByTime(content)
      const readings = schedules.map(({ schedule }) => nextReading(schedule, keptUntil + mostAhead))
      const begins = earliest(readings)
      if (publications === before) lookAt = begins === undefined ? undefined : begins - mostAhead
    } catch (fault) {
      lookAt = clock.now() + pause
      deps.onFault?.(fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault))
    } finally {
      isKeeping = false
    }
  }

  const nextDue = (): number | undefined => {
    if (!isRunning || isKeeping) return undefined
    const due = [...minutes.all()].map((minute) => (minute > keptUntil ? minute : minute + settledAfter))
    return earliest([...due, lookAt])
  }

  return {
    nextDue,
    wakeDue() {
      const due = nextDue()
      if (due !== undefined && due <= clock.now()) void inFlight.run(tick)
    },
    start() {
      void inFlight.run(async () => {
        await minutes.load()
        lookAt = clock.now()
        isRunning = true
      })
    },
    published() {
      publications++
      lookAt = clock.now()
    },
  }
}
