import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import { flowThrough } from '../../time/paths/flow.ts'
import type { JourneyPaths } from '../../time/paths/journey-paths.ts'
import { beginOf, earlierOf, laterOf, leastBetween, type Moment, secondsAt } from '../../time/paths/moment.ts'
import { begun, sentAtLatest, waited } from '../../time/paths/paths.ts'

/** The seconds after entry at which a step is done at the latest. */
export function latestAt(step: Step, { putOff, quiet, clocks }: JourneyPaths): number {
  const reached = putOff.at.get(step)
  if (reached === undefined) return 0
  return Math.max(...begun(reached, step).last.map((one) => secondsAt(sentAtLatest(one, quiet), clocks.from)))
}

/** The shortest time for which a contact stays in a journey behind a step; none where an exit may hold at any moment. */
export function leastLeft(journey: Journey, at: Step, known: JourneyPaths): number {
  const found = remembered.get(at) ?? timeLeft(journey, at, known)
  remembered.set(at, found)
  return found
}

const remembered = new WeakMap<Step, number>()

function timeLeft({ steps, exit }: Journey, at: Step, { putOff, quiet, clocks }: JourneyPaths): number {
  const reached = putOff.at.get(at)
  if (exit.length > 0 || reached === undefined) return 0
  const begins = begun(reached, at)
    .last.map((one) => sentAtLatest(one, quiet))
    .reduce(laterOf)
  let least = Number.POSITIVE_INFINITY
  const ended = (moment: Moment): void => {
    least = Math.min(least, leastBetween(begins, moment, clocks))
  }
  // `null` until the step is passed.
  const end = flowThrough<Moment | null>(steps, null, {
    arrive(moment, step) {
      if (step === at) return begins
      const here = moment && step.day ? laterOf(moment, beginOf(step.day)) : moment
      if (here !== null && step.kind === 'exit') ended(here)
      return here
    },
    go: (moment, way) => moment && waited(moment, way, 'least'),
    meet: (a, b) => (a !== null && b !== null ? earlierOf(a, b) : (a ?? b)),
  })
  if (end) ended(end)
  return least
}
