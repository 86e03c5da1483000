import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { own } from '../../../shared/domain/json.ts'
import type { CommonHabits, Occurrence } from './common-habits.ts'

/** How far contacts have come: so many seconds after entry, with so many clicks since they could last leave. */
export type Progress = { readonly seconds: number; readonly clicks: number }

/**
 * The share of those at one point of a journey who are still in it at a later one. Events that end it come anyway, evenly
 * over the time that it takes, and after clicks; conditions under `exit` are taken never to come true.
 */
export function stayingShare(journey: Journey, habits: CommonHabits, lasts: number) {
  const occurrences = leavingEvents(journey, habits)
  return (from: number, { seconds, clicks }: Progress): number =>
    occurrences.reduce((share, { anyway, afterClick }) => {
      const goneBefore = anyway * partOf(lasts, from)
      const goneThen = anyway * partOf(lasts, seconds)
      const stays = goneBefore >= 1 ? 0 : (1 - goneThen) / (1 - goneBefore)
      return share * stays * (1 - Math.min(1, clicks * afterClick))
    }, 1)
}

const partOf = (whole: number, part: number): number => (whole === 0 ? 0 : Math.min(1, part / whole))

/** How often each event comes that ends a journey; what is the goal as well comes as often as that. */
function leavingEvents({ exit, goal }: Journey, habits: CommonHabits): readonly Occurrence[] {
  const names = new Set(exit.flatMap((rule) => (rule.kind === 'event' ? [rule.event] : [])))
  return [...names].map((name) => own(habits.events, name) ?? (name === goal?.event ? habits.goal : habits.exits))
}
