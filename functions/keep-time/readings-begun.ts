import { mostAhead, mostBehind, scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import type { Tick } from '../../shared/store/by-time/ticks.ts'
import type { PlacedSchedule } from './what-goes-by-time.ts'

/** A reading of clocks on walls (read like UTC) that a schedule names, and from when on contacts are let in by it. */
export type BegunReading = {
  readonly journey: string
  readonly trigger: number
  readonly reading: number
  readonly from: number
}

const hour = 3_600_000

/** Whoever sleeps for longer has missed a campaign: it is not made up for. */
const longestSleep = 24 * hour

/**
 * The readings that some clock on earth has come to show since the last tick. A schedule that was not there then begins
 * now: where the clocks have passed a reading already, nobody is let in by it.
 */
export const readingsBegun = (
  schedules: readonly PlacedSchedule[],
  before: Tick | undefined,
  now: number,
): readonly BegunReading[] =>
  schedules.flatMap(({ journey, trigger, schedule, key }) => {
    const isKnown = before?.schedules.includes(key) === true
    const after = isKnown ? Math.max(before.at, now - longestSleep) + mostAhead : now - mostBehind
    return scheduledBetween(schedule, after, now + mostAhead).map((reading) => ({
      journey,
      trigger,
      reading,
      from: isKnown ? reading - mostAhead : now,
    }))
  })
