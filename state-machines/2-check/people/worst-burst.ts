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
  secondsAt,
} from '../time/paths/moment.ts'
import { waited } from '../time/paths/paths.ts'

/** Messages that one enrollment may get within some time, in their order, each on a day after entry. */
export type Burst = readonly { readonly step: SendStep; readonly day: number }[]

/**
 * The most messages that one path sends within a time. The time begins with some message, as late as a path can come to
 * it: the later it is, the sooner fixed days follow. From there every path goes on as fast as it can. Branches are taken
 * as independent of each other, and nothing is put off. Until a date or a weekday it may be no time at all (`soon`); what
 * holds however far away it is, is for certain (`far`).
 */
export function worstBurst(
  { steps }: Journey,
  within: number,
  { paths, clocks }: JourneyPaths,
  dates: 'soon' | 'far' = 'soon',
): Burst {
  let worst: Load | undefined
  for (const step of allSteps(steps)) {
    const reached = step.kind === 'send' ? paths.at.get(step) : undefined
    if (step.kind !== 'send' || reached === undefined) continue
    const last = reached.last.map(({ moment }) => moment).reduce(laterOf)
    const begins = step.day ? laterOf(last, beginOf(step.day)) : last
    for (const load of loadsFrom(steps, { step, begins, dates }, within, clocks)) {
      if (load.count > (worst?.count ?? 0)) worst = load
    }
  }
  return burstOf(worst, clocks)
}

/** Messages that a path has sent since the first of them, and when it got here at the earliest. */
type Load = { readonly count: number; readonly moment: Moment; readonly sent: Sent }
type Sent = { readonly step: SendStep; readonly at: Moment; readonly before: Sent | undefined }
type Start = { readonly step: SendStep; readonly begins: Moment; readonly dates: 'soon' | 'far' }

/** What paths through one message send within a time that begins with it. */
function loadsFrom(steps: readonly Step[], { step: first, begins, dates }: Start, within: number, clocks: EntryClocks) {
  const found: Load[] = []
  flowThrough<readonly Load[]>(steps, [], {
    arrive(loads, step) {
      const { day } = step
      const here =
        day === undefined ? loads : loads.map((one) => ({ ...one, moment: laterOf(one.moment, beginOf(day)) }))
      if (step === first) {
        const load = { count: 1, moment: begins, sent: { step: first, at: begins, before: undefined } }
        found.push(load)
        return [load]
      }
      return here.filter(({ moment }) => leastBetween(begins, moment, clocks) < within)
    },
    go(loads, way, step) {
      if (step.kind !== 'send') {
        const isFar = dates === 'far' && way.waits.kind === 'between' && way.waits.isDated
        return loads.map((one) => ({ ...one, moment: waited(one.moment, way, isFar ? 'most' : 'least') }))
      }
      const sent = step === first ? loads : loads.map((one) => withMessage(one, step))
      if (step !== first) found.push(...sent)
      const behind = sent.map((one) => ({
        ...one,
        moment: waited(one.moment, way, way.isUnanswered ? 'most' : 'least'),
      }))
      // Whom the message did not reach goes on at once.
      return way.isUnanswered && step !== first ? fewest([...behind, ...loads]) : behind
    },
    meet: (a, b) => fewest([...a, ...b]),
  })
  return found
}

const withMessage = ({ count, moment, sent }: Load, step: SendStep): Load => ({
  count: count + 1,
  moment,
  sent: { step, at: moment, before: sent },
})

/** More than so many with the same number of messages are not told apart: they become one that is as early as any of them. */
const mostAlike = 4

/** The paths among which the worst must be: none has sent as many as another without being earlier. */
function fewest(loads: readonly Load[]): readonly Load[] {
  const kept: Load[] = []
  for (const one of loads.toSorted((a, b) => b.count - a.count || a.moment.sinceEntry - b.moment.sinceEntry)) {
    if (kept.some(({ moment }) => isNeverLater(moment, one.moment))) continue
    const alike = kept.filter(({ count }) => count === one.count)
    if (alike.length < mostAlike) kept.push(one)
    else
      kept.splice(kept.indexOf(alike[0] ?? one), 1, {
        ...one,
        moment: earlierOf(alike[0]?.moment ?? one.moment, one.moment),
      })
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
