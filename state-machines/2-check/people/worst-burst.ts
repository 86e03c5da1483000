import type { Journey, SendStep, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { flowThrough } from '../time/paths/flow.ts'
import type { JourneyPaths } from '../time/paths/journey-paths.ts'
import {
  beginOf,
  type EntryClocks,
  earlierOf,
  isNeverLater,
  laterOf,
  leastBetween,
  type Moment,
  plus,
  secondsAt,
} from '../time/paths/moment.ts'
import { begun, secondsOfWay, waited } from '../time/paths/paths.ts'
import type { Way } from '../time/paths/ways.ts'

/** Messages that one enrollment may get within some time, in their order, each on a day after entry. */
export type Burst = readonly { readonly step: SendStep; readonly day: number }[]

/**
 * The most messages that one path sends within a time. The time begins with some message, as late as a path can come to
 * it: the later it is, the sooner fixed days follow. From there every path goes on as fast as it can. Branches are taken
 * as independent of each other. Quiet hours put off the first message as long as they may, and those behind it no longer
 * than they must. Until a date or a weekday it may be no time at all (`soon`); what holds however far away it is, and
 * where nothing was put off before, is for certain (`far`).
 */
export function worstBurst(
  { steps }: Journey,
  within: number,
  known: JourneyPaths,
  dates: 'soon' | 'far' = 'soon',
): Burst {
  let worst: Load | undefined
  const { at } = dates === 'far' ? known.paths : known.putOff
  for (const step of allSteps(steps)) {
    const reached = step.kind === 'send' ? at.get(step) : undefined
    if (step.kind !== 'send' || reached === undefined) continue
    const begins = begun(reached, step)
      .last.map(({ moment }) => moment)
      .reduce(laterOf)
    for (const load of loadsFrom(steps, { step, begins, dates }, within, known)) {
      if (load.count > (worst?.count ?? 0)) worst = load
    }
  }
  return burstOf(worst, known.clocks)
}

/**
 * Messages that a path has sent since the first of them, and when it got here at the earliest: so many seconds behind the
 * first message, and not before a moment that the days of the journey set. The later of the two holds.
 */
type Load = { readonly count: number; readonly since: number; readonly moment: Moment; readonly sent: Sent }
type Sent = { readonly step: SendStep; readonly at: Moment; readonly before: Sent | undefined }
type Start = { readonly step: SendStep; readonly begins: Moment; readonly dates: 'soon' | 'far' }

const anyTime: Moment = { sinceEntry: Number.NEGATIVE_INFINITY, sinceMidnight: Number.NEGATIVE_INFINITY }

/** What paths through one message send within a time that begins with it. */
function loadsFrom(
  steps: readonly Step[],
  { step: first, begins, dates }: Start,
  within: number,
  { clocks, quiet }: JourneyPaths,
): readonly Load[] {
  const found: Load[] = []
  const isNear = ({ since, moment }: Load): boolean =>
    since < within && leastBetween(begins, moment, clocks, quiet) < within
  flowThrough<readonly Load[]>(steps, [], {
    arrive(loads, step) {
      if (step === first) {
        const load: Load = { count: 1, since: 0, moment: anyTime, sent: { step: first, at: begins, before: undefined } }
        found.push(load)
        return [load]
      }
      const { day } = step
      const here =
        day === undefined ? loads : loads.map((one) => ({ ...one, moment: laterOf(one.moment, beginOf(day)) }))
      return here.filter(isNear)
    },
    go(loads, way, step) {
      if (step.kind !== 'send') {
        const isFar = dates === 'far' && way.waits.kind === 'between' && way.waits.isDated
        return loads.map((one) => behind(one, way, isFar ? 'most' : 'least'))
      }
      const sent = step === first ? loads : loads.map((one) => withMessage(one, step, begins))
      if (step !== first) found.push(...sent)
      const onwards = sent.map((one) => behind(one, way, way.isUnanswered ? 'most' : 'least'))
      // Whom the message did not reach goes on at once.
      return way.isUnanswered && step !== first ? fewest([...onwards, ...loads]) : onwards
    },
    meet: (a, b) => fewest([...a, ...b]),
  })
  return found
}

/** Behind a way that takes a load so long, at the least or at the most. */
const behind = (load: Load, way: Way, extreme: 'least' | 'most'): Load => ({
  ...load,
  since: load.since + secondsOfWay(way, extreme),
  moment: waited(load.moment, way, extreme),
})

const withMessage = ({ count, since, moment, sent }: Load, step: SendStep, begins: Moment): Load => ({
  count: count + 1,
  since,
  moment,
  sent: { step, at: laterOf(plus(begins, since), moment), before: sent },
})

/** More than so many with the same number of messages are not told apart: they become one that is as early as any of them. */
const mostAlike = 4

/** The paths among which the worst must be: none has sent as many as another without being earlier. */
function fewest(loads: readonly Load[]): readonly Load[] {
  const kept: Load[] = []
  for (const one of loads.toSorted((a, b) => b.count - a.count || a.since - b.since)) {
    if (kept.some((other) => other.since <= one.since && isNeverLater(other.moment, one.moment))) continue
    const alike = kept.filter(({ count }) => count === one.count)
    const [first] = alike
    if (first === undefined || alike.length < mostAlike) kept.push(one)
    else kept.splice(kept.indexOf(first), 1, { ...first, moment: earlierOf(first.moment, one.moment) })
  }
  return kept
}

const day = 86_400

function burstOf(worst: Load | undefined, { from }: EntryClocks): Burst {
  const burst: Burst[number][] = []
  for (let sent = worst?.sent; sent !== undefined; sent = sent.before) {
    const { step, at } = sent
    burst.unshift({ step, day: step.day?.day ?? Math.floor(secondsAt(at, from) / day) })
  }
  return burst
}
