import type { Journey, JourneyDay, SendStep } from '../../../shared/domain/journey/journey.ts'
import type { ClockTime } from '../../../shared/domain/time/local-time.ts'
import type { Workspace } from '../rule.ts'
import { flowThrough } from './paths/flow.ts'
import { type JourneyPaths, journeyPaths } from './paths/journey-paths.ts'
import { beginOf, mostBehind } from './paths/moment.ts'
import { type Reached, sentAtLatest } from './paths/paths.ts'
import { sentWhenDue } from './paths/quiet.ts'
import type { Way } from './paths/ways.ts'

/** What the contact's clock shows when a message is due, and the day of the journey where that is known as well. */
export type Due = { readonly clock: ClockTime; readonly day?: number }

/**
 * The messages of which it is known what the clock shows when they are due: everybody has just waited for a clock time,
 * and nobody came too late for it. What quiet hours put off before them is counted, and what caps put off is not.
 */
export function dueClocks(journey: Journey, workspace: Workspace): ReadonlyMap<SendStep, Due> {
  const known = journeyPaths(journey, workspace)
  const found = new Map<SendStep, Due>()
  const { from, to } = known.clocks
  // Behind a message in the quiet hours it is the time at which they end, or that at which it was not sent.
  const isPutOff = ({ clock }: Due) => sentWhenDue(clock * 60, known.quiet) !== clock * 60
  const start: Due | undefined = from === to ? { clock: from / 60, day: 0 } : undefined
  // `null` is a clock that may show anything.
  flowThrough<Due | null>(journey.steps, start ?? null, {
    arrive(state, step) {
      const here = step.day ? onDay(state, step.day, known, known.putOff.at.get(step)) : state
      if (step.kind === 'send' && here !== null) found.set(step, here)
      return here
    },
    go(state, way, step) {
      if (step.kind === 'wait' && step.time.kind === 'day')
        return onDay(state, step.time, known, known.putOff.at.get(step))
      if (step.kind === 'wait' && step.time.kind === 'weekday') return { clock: step.time.at }
      if (state === null || (step.kind === 'send' && isPutOff(state))) return null
      return behind(state, way)
    },
    meet: (a, b) =>
      a !== null && b !== null && a.clock === b.clock ? (a.day === b.day ? a : { clock: a.clock }) : null,
  })
  return found
}

/** Behind a day that was waited for; who comes too late for it comes at any time. */
function onDay(
  state: Due | null,
  day: JourneyDay,
  { clocks, quiet }: JourneyPaths,
  reached: Reached | undefined,
): Due | null {
  if (day.at === undefined && day.day === 0) return state
  const isLate = reached?.last.some((one) => mostBehind(sentAtLatest(one, quiet), beginOf(day), clocks) > 0) ?? true
  if (isLate) return null
  const clock = day.at ?? (clocks.from === clocks.to ? clocks.from / 60 : undefined)
  return clock === undefined ? null : { clock, day: day.day }
}

function behind({ clock, day }: Due, { waits, isUnanswered }: Way): Due | null {
  if (waits.kind !== 'between' || waits.least !== waits.most) return null
  if (waits.most === 0) return { clock, ...(day === undefined ? {} : { day }) }
  if (isUnanswered) return null
  const minutes = clock + waits.most / 60
  const passed = Math.floor(minutes / 1440)
  return { clock: minutes - passed * 1440, ...(day === undefined ? {} : { day: day + passed }) }
}
