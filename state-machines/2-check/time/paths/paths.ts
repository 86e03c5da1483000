import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
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
import { goOn, type Trail } from './trail.ts'
import type { Way } from './ways.ts'

/** A moment at which some path comes somewhere, and that path. */
export type Arrival = { readonly moment: Moment; readonly trail: Trail | undefined }

/** The paths that come to a step first, and those that come last; which of them does depends on the clock at entry. */
export type Reached = { readonly first: readonly Arrival[]; readonly last: readonly Arrival[] }

/** When each step is reached, before its own day is waited for, and when the end is. */
export type Paths = { readonly at: ReadonlyMap<Step, Reached>; readonly end: Reached | undefined }

/**
 * When every step can be reached at the earliest and at the latest. Answers come at once or at the last moment, dates lie
 * anywhere, every case of a branch may hold after every other. Exits only shorten. `putOff` is how many seconds each
 * message may be put off.
 */
export function pathsOf({ steps }: Pick<Journey, 'steps'>, putOff = 0): Paths {
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
        const late = send === undefined ? 0 : putOff
        const pass = (arrivals: readonly Arrival[], extreme: 'least' | 'most', extra: number) =>
          arrivals.map(({ moment, trail }) => ({
            moment: plus(waited(moment, way, extreme), extra),
            trail: goOn(trail, way.words, send),
          }))
        return { first: pass(state.first, 'least', 0), last: pass(state.last, 'most', late) }
      },
      meet: (a, b) => ({ first: firstOf([...a.first, ...b.first]), last: lastOf([...a.last, ...b.last]) }),
    },
  )
  return { at, end }
}

/** When a way has been waited for, that was begun at a moment. Whom a message never reached does not wait for an answer. */
export function waited(moment: Moment, { waits, isUnanswered }: Way, extreme: 'least' | 'most'): Moment {
  if (waits.kind === 'until') return laterOf(moment, beginOf(waits.day))
  return plus(moment, isUnanswered && extreme === 'least' ? 0 : waits[extreme])
}

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
  return [...new Set([furthest('sinceEntry'), furthest('sinceMidnight')])]
}
