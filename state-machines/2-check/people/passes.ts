import type { Journey } from '../../../shared/domain/journey/journey.ts'
import type { Schedule } from '../../../shared/domain/journey/schedule.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { roughSeconds } from '../../../shared/domain/time/duration.ts'
import type { JourneyPaths } from '../time/paths/journey-paths.ts'
import { begun, secondsOf } from '../time/paths/paths.ts'
import { apartWhenDue } from '../time/paths/quiet.ts'

const day = 86_400

/**
 * How many passes of one contact through a journey may send something within a time; `Infinity` where only the contact
 * says how often they come in. Each pass takes as little time as it can, and sends anywhere between its first and its
 * last message.
 */
export function passesWithin(journey: Journey, within: number, known: JourneyPaths): number {
  const { reentry, triggers } = journey
  const apart = triggers.length === 1 && !known.isEnrolled ? timeBetween(triggers[0]) : 0
  if (reentry.key !== undefined) return apart > 0 ? fitting(within, apart, known) : Number.POSITIVE_INFINITY
  if (reentry.kind === 'never') return 1
  const wait = reentry.kind === 'after' ? roughSeconds(reentry.time) : 0
  const least = Math.max(apart, wait, shortestPass(journey, known))
  return least > 0 ? fitting(within, least, known) : Number.POSITIVE_INFINITY
}

/** How many passes, begun so far apart, can send something within a time. */
function fitting(within: number, apart: number, { putOff, quiet, clocks }: JourneyPaths): number {
  const sends = [...putOff.at].flatMap(([step, reached]) =>
    step.kind === 'send' ? [secondsOf(begun(reached, step), clocks)] : [],
  )
  const spread = Math.max(...sends.map(({ latest }) => latest)) - Math.min(...sends.map(({ earliest }) => earliest))
  return Math.max(1, Math.ceil((apartWhenDue(within, quiet) + spread) / apart))
}

/** The time after which a pass may be over; an exit may hold at any moment. */
function shortestPass({ exit }: Journey, { paths, clocks }: JourneyPaths): number {
  if (exit.length > 0) return 0
  const ends = [...paths.at].flatMap(([step, reached]) => (step.kind === 'exit' ? [begun(reached, step)] : []))
  return Math.min(...[...ends, ...(paths.end ? [paths.end] : [])].map((reached) => secondsOf(reached, clocks).earliest))
}

/** The shortest time between two times at which one trigger lets the same contact in. */
function timeBetween(trigger: Trigger | undefined): number {
  if (trigger?.kind === 'date') return trigger.isYearly ? 365 * day : day
  return trigger?.kind === 'schedule' ? timeBetweenDays(trigger.schedule) : 0
}

function timeBetweenDays(schedule: Schedule): number {
  if (schedule.kind === 'once') return Number.POSITIVE_INFINITY
  if (schedule.kind === 'monthly') return 28 * day
  const { weekdays } = schedule
  const gaps = weekdays.map((weekday, index) => {
    const next = weekdays[(index + 1) % weekdays.length] ?? weekday
    return (next - weekday + 7) % 7 || 7
  })
  return Math.min(...gaps) * day
}
