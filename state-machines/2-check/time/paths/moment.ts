import type { Journey, JourneyDay } from '../../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'

/**
 * A moment of an enrollment, before it is known at which clock time the contact comes in: so many seconds after entry,
 * or so many after the midnight before it, whichever is later. Every day has 24 hours here.
 */
export type Moment = { readonly sinceEntry: number; readonly sinceMidnight: number }

/** The clock times at which contacts may come in, in seconds after midnight. */
export type EntryClocks = { readonly from: number; readonly to: number }

/** The moment of entry. */
export const entry: Moment = { sinceEntry: 0, sinceMidnight: 0 }

/** The seconds after entry at which a moment lies for whoever came in at a clock time. */
export const secondsAt = ({ sinceEntry, sinceMidnight }: Moment, clock: number): number =>
  Math.max(sinceEntry, sinceMidnight - clock)

/** A moment, and some time. */
export const plus = ({ sinceEntry, sinceMidnight }: Moment, seconds: number): Moment => ({
  sinceEntry: sinceEntry + seconds,
  sinceMidnight: sinceMidnight + seconds,
})

/** The later of two moments, whatever the clock shows at entry. */
export const laterOf = (a: Moment, b: Moment): Moment => ({
  sinceEntry: Math.max(a.sinceEntry, b.sinceEntry),
  sinceMidnight: Math.max(a.sinceMidnight, b.sinceMidnight),
})

/** The earlier of two moments or one before both: the best that can be said without knowing the clock at entry. */
export const earlierOf = (a: Moment, b: Moment): Moment => ({
  sinceEntry: Math.min(a.sinceEntry, b.sinceEntry),
  sinceMidnight: Math.min(a.sinceMidnight, b.sinceMidnight),
})

/** Whether a moment is never later than another. */
export const isNeverLater = (a: Moment, b: Moment): boolean =>
  a.sinceEntry <= b.sinceEntry && a.sinceMidnight <= b.sinceMidnight

const day = 86_400

/** When a day of the journey begins: at the clock time of the entry, or at one of its own, which may lie before the entry. */
export const beginOf = ({ day: days, at }: JourneyDay): Moment =>
  at === undefined
    ? { sinceEntry: days * day, sinceMidnight: Number.NEGATIVE_INFINITY }
    : { sinceEntry: Number.NEGATIVE_INFINITY, sinceMidnight: days * day + at * 60 }

/**
 * The longest time by which one moment lies behind another, of all clock times of entry; below zero where it never does.
 * The difference of two such moments bends only where one of their parts takes over from the other.
 */
export const mostBehind = (later: Moment, earlier: Moment, clocks: EntryClocks): number =>
  Math.max(...differences(later, earlier, clocks))

/** The shortest time from one moment to another, of all clock times of entry. */
export const leastBetween = (earlier: Moment, later: Moment, clocks: EntryClocks): number =>
  Math.min(...differences(later, earlier, clocks))

function differences(later: Moment, earlier: Moment, { from, to }: EntryClocks): readonly number[] {
  const bends = [later, earlier].map(({ sinceEntry, sinceMidnight }) => sinceMidnight - sinceEntry)
  return [from, to, ...bends.filter((clock) => clock > from && clock < to)].map(
    (clock) => secondsAt(later, clock) - secondsAt(earlier, clock),
  )
}

/** At any time of the day. */
const anyClock: EntryClocks = { from: 0, to: day }

/** When contacts can come into a journey: any time, unless nothing but dates and schedules lets them in. */
export function entryClocksOf({ id, triggers }: Journey, journeys: Iterable<Journey> = []): EntryClocks {
  const clocks = triggers.flatMap((trigger) => {
    if (trigger.kind === 'date') return [trigger.at * 60]
    return trigger.kind === 'schedule' ? [trigger.schedule.at * 60] : []
  })
  if (clocks.length < triggers.length) return anyClock
  for (const journey of journeys) {
    for (const step of allSteps(journey.steps)) {
      if (step.kind === 'act' && step.action.kind === 'enroll' && step.action.journey === id) return anyClock
    }
  }
  return { from: Math.min(...clocks), to: Math.max(...clocks) }
}
