import type { Step } from '../../shared/domain/journey/journey.ts'
import { branchesOf } from '../../shared/domain/journey/walk-steps.ts'
import { describeDuration } from '../../shared/domain/time/duration.ts'
import { error } from '../diagnostic.ts'
import { awaitedSeconds, dayOfEntry, lengthOfWait } from '../wait-length.ts'
import type { Rule } from './rule.ts'

const year = 365 * 86_400
/** Deferrals by quiet hours and two changes of the clock must fit too. */
const spare = 7 * 86_400

/**
 * The longest path fits into a year, which is the longest an execution lasts:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const longerThanAYear: Rule = function* (journey) {
  const longest = lengthOf(journey.steps, 0)
  if (longest <= year - spare) return
  const words = describeDuration({ days: Math.ceil(longest / 86_400), seconds: 0 })
  yield error(
    'longer-than-a-year',
    ['steps'],
    `The longest path takes ${words}; an execution ends after a year.`,
    'Shorten the waits to 358 days in all, or end the journey and start another.',
  )
}

/** Seconds after entry when the longest path through these steps has been passed. */
const lengthOf = (steps: readonly Step[], start: number): number => steps.reduce((at, step) => passed(step, at), start)

function passed(step: Step, start: number): number {
  const at = Math.max(start, step.day === undefined ? 0 : dayOfEntry(step.day).most)
  if (step.kind === 'wait') return at + lengthOfWait(step.time, { least: at, most: at }).most
  const waited = at + awaitedSeconds(step)
  return Math.max(waited, ...branchesOf(step).map((branch) => lengthOf(branch, waited)))
}
