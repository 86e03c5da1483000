import type { Journey, JourneyDay } from '../../../../shared/domain/journey/journey.ts'
import type { QuietHours } from '../../../../shared/domain/time/quiet-hours.ts'
import { sentWhenDue } from './quiet.ts'

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

/**
 * The shortest time from one moment to another, of all clock times of entry; with quiet hours, between two messages that
 * are due then.
 */
export const leastBetween = (earlier: Moment, later: Moment, clocks: EntryClocks, quiet?: QuietHours): number =>
  Math.min(...differences(later, earlier, clocks, quiet))

function differences(later: Moment, earlier: Moment, { from, to }: EntryClocks, quiet?: QuietHours): readonly number[] {
  const turns = [later, earlier].flatMap((moment) => turnsOf(moment, quiet))
  const sentAt = (moment: Moment, clock: number) => sentWhenDue(secondsAt(moment, clock) + clock, quiet)
  return [from, to, ...turns.filter((clock) => clock > from && clock < to)].map(
    (clock) => sentAt(later, clock) - sentAt(earlier, clock),
  )
}

const instant = 0.001

/** The clock times of entry at which one part of a moment takes over, or at which it comes in quiet hours or out of them. */
function turnsOf({ sinceEntry, sinceMidnight }: Moment, quiet: QuietHours | undefined): readonly number[] {
  const edges = quiet === undefined ? [] : [quiet.from * 60, quiet.until * 60]
  const clocks = edges.flatMap((edge) => [edge - sinceEntry - instant, edge - sinceEntry])
  return [sinceMidnight - sinceEntry, ...clocks.map((clock) => clock - Math.floor(clock / day) * day)]
}

/** At any time of the day. */
const anyClock: EntryClocks = { from: 0, to: day }

/** When contacts can come into a journey: any time, unless nothing but dates and schedules lets them in. */
export function entryClocksOf({ triggers }: Journey, isEnrolled: boolean): EntryClocks {
  const clocks = triggers.flatMap((trigger) => {
    if (trigger.kind === 'date') return [trigger.at * 60]
    return trigger.kind === 'schedule' ? [trigger.schedule.at * 60] : []
  })
  if (isEnrolled || clocks.length < triggers.length) return anyClock
  return { from: Math.min(...clocks), to: Math.max(...clocks) }
}
