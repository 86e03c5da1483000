import type { EventMatch, ExitRule, Goal, Journey } from '../../../shared/domain/journey/journey.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { conditionWords, testsWords } from './condition-words.ts'
import { type Names, segmentName } from './names.ts'
import { dateWords, scheduleWords } from './time-words.ts'

/** An event, and which of its kind: `Form Submitted (form is ebook)`. */
export const matchWords = ({ event, where }: EventMatch): string =>
  where.length === 0 ? event : `${event} (${testsWords(where)})`

/** What lets a contact in, as the end of “Comes in …”. */
export function triggerWords(trigger: Trigger, names: Names): string {
  switch (trigger.kind) {
    case 'event':
      return `on ${matchWords(trigger)}`
    case 'eventbridge':
      return `on ${trigger.event}, from the bus ${trigger.bus}`
    case 'segment':
      return `${trigger.change === 'entered' ? 'on coming into' : 'on leaving'} the segment ${segmentName(names, trigger.segment)}`
    case 'date':
      return `${trigger.isYearly ? 'every year, ' : ''}${dateWords(trigger)}`
    case 'schedule':
      return scheduleWords(trigger.schedule)
    case 'manual':
      return 'when somebody of the team lets them in'
  }
}

/** May the same contact come in again. */
export function reentryWords({ reentry }: Pick<Journey, 'reentry'>): string {
  const each = reentry.key === undefined ? '' : ` for each ${reentry.key}`
  if (reentry.kind === 'never') return `once${each === '' ? ' in a lifetime' : each}`
  if (reentry.kind === 'always') return `again and again${each}, but not while inside`
  return `again ${describeDuration(reentry.time)} after the last entry${each}`
}

/** What ends the journey for a contact at any moment. */
export const exitWords = (rule: ExitRule, names: Names): string =>
  rule.kind === 'event' ? matchWords(rule) : conditionWords(rule.condition, names)

/** What counts as success, and until when. */
export const goalWords = (goal: Goal): string =>
  `${matchWords(goal)}${goal.within ? `, within ${describeDuration(goal.within)} of entry` : ' while inside'}`

/** Where the team stands with the goal, and where it wants to be; empty where it said neither. */
export function targetWords({ baseline, target, by }: Goal): string {
  const from = baseline === undefined ? '' : `${percent(baseline)} today`
  const to = target === undefined ? '' : `${percent(target)} wanted${by === undefined ? '' : ` by ${by}`}`
  return [from, to].filter((words) => words !== '').join(', ')
}

/** A share as people write it: `12.5%`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`
