import { describeDuration } from '../../../shared/domain/time/duration.ts'
import type { QuietHours } from '../../../shared/domain/time/quiet-hours.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { endlessWait } from './endless-wait.ts'
import { journeyPaths } from './paths/journey-paths.ts'
import { type EntryClocks, secondsAt } from './paths/moment.ts'
import { type Arrival, begun, type Paths, sentAtLatest } from './paths/paths.ts'
import { trailWords } from './paths/trail.ts'

const day = 86_400
const year = 365 * day
/** Two changes of the clock must fit too, and some deferrals. */
const most = year - 7 * day

/**
 * The longest path fits into a year, which is the longest an execution lasts:
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * Waits take 358 days in all at most; what is left is for messages that quiet hours put off. What caps put off is not
 * counted.
 */
export const longerThanAYear: Rule = function* (journey, workspace) {
  if ([...endlessWait(journey, workspace)].length > 0) return
  const { paths, putOff, quiet, clocks } = journeyPaths(journey, workspace)
  const waits = longest(paths, clocks)
  if (waits.seconds > most) {
    yield tooLong(waits, 'Shorten the waits to 358 days in all, or end the journey and start another.')
    return
  }
  const late = longest(putOff, clocks, quiet)
  if (late.seconds <= year - day) return
  yield tooLong(late, 'Shorten the waits: each message may be put off once, by as long as the quiet hours last.')
}

type Longest = { readonly seconds: number; readonly arrival: Arrival | undefined }

/** The path that takes longest: no step, and no end, is reached later. */
function longest({ at, end }: Paths, { from }: EntryClocks, quiet?: QuietHours): Longest {
  let found: Longest = { seconds: 0, arrival: undefined }
  const all = [...[...at].map(([step, reached]) => begun(reached, step)), ...(end ? [end] : [])]
  for (const arrival of all.flatMap(({ last }) => last)) {
    const seconds = secondsAt(sentAtLatest(arrival, quiet), from)
    if (seconds > found.seconds) found = { seconds, arrival }
  }
  return found
}

function tooLong({ seconds, arrival }: Longest, remedy: string): Finding {
  const words = describeDuration({ days: Math.ceil(seconds / day), seconds: 0 })
  const path = trailWords(arrival?.trail)
  const message = `The longest path takes ${words}, and an execution ends after a year: \`${path}\`.`
  return error('longer-than-a-year', ['steps'], message, remedy)
}
