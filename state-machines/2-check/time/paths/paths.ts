import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import { secondsOfDay } from '../../../../shared/domain/time/duration.ts'
import type { QuietHours } from '../../../../shared/domain/time/quiet-hours.ts'
import { flowThrough } from './flow.ts'
import {
  beginOf,
  type EntryClocks,
  earlierOf,
  entry,
  isNeverLater,
  laterOf,
  type Moment,
  plus,
  secondsAt,
} from './moment.ts'
import { lengthOf, sentWhenDue } from './quiet.ts'
import { goOn, type Trail } from './trail.ts'
import type { Way } from './ways.ts'

/**
 * A moment at which some path comes somewhere, and that path. `isSent`: it comes when a message goes out that was due
 * then. `isDated`: it waits for a date or a weekday on its way, and comes sooner where that comes sooner.
 */
export type Arrival = {
  readonly moment: Moment
  readonly trail: Trail | undefined
  readonly isSent?: boolean
  readonly isDated?: boolean
}

/** The paths that come to a step first, and those that come last; which of them does depends on the clock at entry. */
export type Reached = { readonly first: readonly Arrival[]; readonly last: readonly Arrival[] }

/** When each step is reached, before its own day is waited for, and when the end is. */
export type Paths = { readonly at: ReadonlyMap<Step, Reached>; readonly end: Reached | undefined }

/**
 * When every step can be reached at the earliest and at the latest. Answers come at once or at the last moment, dates lie
 * anywhere, every case of a branch may hold after every other. Exits only shorten, and only `quiet` hours put off: who
 * comes last comes no later than a message goes out that is due then.
 */
export function pathsOf({ steps }: Pick<Journey, 'steps'>, quiet?: QuietHours): Paths {
  const at = new Map<Step, Reached>()
  const start = [{ moment: entry, trail: undefined }]
  const end = flowThrough<Reached>(
    steps,
    { first: start, last: start },
    {
      arrive(state, step) {
        at.set(step, state)
        const { day } = step
        return day === undefined ? state : moved(state, (moment) => laterOf(moment, beginOf(day)))
      },
      go(state, way, step) {
        const send = step.kind === 'send' ? step.id : undefined
        const trailOf = ({ trail }: Arrival) => goOn(trail, way.words, send)
        return {
          first: state.first.map((one) => ({ moment: waited(one.moment, way, 'least'), trail: trailOf(one) })),
          last: state.last.map((one) => {
            const isSent = send !== undefined || one.isSent === true
            const isDated = one.isDated === true || (way.waits.kind === 'between' && way.waits.isDated === true)
            return { ...latestBehind({ ...one, isSent }, way, quiet), trail: trailOf(one), isDated }
          }),
        }
      },
      meet: (a, b) => ({ first: firstOf([...a.first, ...b.first]), last: lastOf([...a.last, ...b.last]) }),
    },
  )
  return { at, end }
}

/** Whole days later the clock shows the same: what is due then goes out as many days later. */
function latestBehind(from: Arrival, way: Way, quiet: QuietHours | undefined): Arrival {
  const isAlike = way.waits.kind === 'until' || way.waits.most % secondsOfDay === 0
  if (isAlike) return { ...from, moment: waited(from.moment, way, 'most') }
  return { ...from, moment: waited(sentAtLatest(from, quiet), way, 'most'), isSent: false }
}

/** When a path comes somewhere at the latest, quiet hours counted. */
export function sentAtLatest({ moment, isSent }: Arrival, quiet: QuietHours | undefined): Moment {
  if (!isSent || quiet === undefined) return moment
  const { sinceEntry, sinceMidnight } = moment
  return { sinceEntry: sinceEntry + lengthOf(quiet), sinceMidnight: sentWhenDue(sinceMidnight, quiet) }
}

/** When a way has been waited for, that was begun at a moment. Whom a message never reached does not wait for an answer. */
export function waited(moment: Moment, way: Way, extreme: 'least' | 'most'): Moment {
  return way.waits.kind === 'until' ? laterOf(moment, beginOf(way.waits.day)) : plus(moment, secondsOfWay(way, extreme))
}

/** The seconds that a way takes; none until a day, which comes by itself. */
export const secondsOfWay = ({ waits, isUnanswered }: Way, extreme: 'least' | 'most'): number =>
  waits.kind === 'until' || (isUnanswered && extreme === 'least') ? 0 : waits[extreme]

/** The seconds after entry between which a step is reached, whenever a contact comes in. */
export const secondsOf = ({ first, last }: Reached, { from, to }: EntryClocks) => ({
  earliest: Math.min(...first.map(({ moment }) => secondsAt(moment, to))),
  latest: Math.max(...last.map(({ moment }) => secondsAt(moment, from))),
})

/** When a step begins: when its own day has come. */
export const begun = (reached: Reached, { day }: Step): Reached =>
  day === undefined ? reached : moved(reached, (moment) => laterOf(moment, beginOf(day)))

const moved = ({ first, last }: Reached, move: (moment: Moment) => Moment): Reached => {
  const all = (arrivals: readonly Arrival[]) => arrivals.map((one) => ({ ...one, moment: move(one.moment) }))
  return { first: all(first), last: all(last) }
}

/** More than so many paths are not told apart: they become one that is as early as any of them. */
const mostPaths = 16

/** The paths that may be the first, by the clock at entry. */
function firstOf(arrivals: readonly Arrival[]): readonly Arrival[] {
  const kept: Arrival[] = []
  for (const one of arrivals.toSorted((a, b) => a.moment.sinceEntry - b.moment.sinceEntry)) {
    if (!kept.some(({ moment }) => isNeverLater(moment, one.moment))) kept.push(one)
  }
  const [first] = kept
  if (kept.length <= mostPaths || first === undefined) return kept
  return [{ ...first, moment: kept.map(({ moment }) => moment).reduce(earlierOf) }]
}

/** The paths that may be the last: the one that is furthest from entry, and the one that is furthest by the clock. */
function lastOf(arrivals: readonly Arrival[]): readonly Arrival[] {
  const furthest = (part: keyof Moment) => arrivals.reduce((a, b) => (b.moment[part] > a.moment[part] ? b : a))
  const isSent = arrivals.some((one) => one.isSent === true)
  return [...new Set([furthest('sinceEntry'), furthest('sinceMidnight')])].map((one) => ({ ...one, isSent }))
}
