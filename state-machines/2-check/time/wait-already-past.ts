import type { Journey, JourneyDay, Path, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { describeClock } from '../../../shared/domain/time/describe-time.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { error, type Finding, warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { daysGoBack } from './days-go-back.ts'
import { journeyPaths } from './paths/journey-paths.ts'
import { beginOf, type EntryClocks, leastBetween, mostBehind } from './paths/moment.ts'
import type { Arrival } from './paths/paths.ts'
import { trailWords } from './paths/trail.ts'

/**
 * No path comes to a `day`, or to a `wait` until one, when that day has come already. Every answer may come as late as
 * it may, and every branch may be taken; what quiet hours put off is not counted. It is a warning where it hangs on the
 * clock at entry, or on when a date or a weekday comes.
 */
export const waitAlreadyPast: Rule = function* (journey, workspace) {
  const { paths, clocks } = journeyPaths(journey, workspace)
  const goesBack = new Set([...daysGoBack(journey, workspace)].map(({ path }) => path.join('.')))
  for (const { step, day, path } of daysOf(journey)) {
    const reached = paths.at.get(step)
    if (reached === undefined || goesBack.has(path.join('.'))) continue
    const late = latest(reached.last, day, clocks)
    if (late.seconds > 0) yield isPast(step, day, path, late, clocks)
  }
}

function* daysOf({ steps }: Journey): Generator<{ step: Step; day: JourneyDay; path: Path }> {
  for (const step of allSteps(steps)) {
    if (step.day) yield { step, day: step.day, path: [...step.path, 'day'] }
    if (step.kind === 'wait' && step.time.kind === 'day') {
      yield { step, day: step.time, path: [...step.path, 'wait', 'until', 'day'] }
    }
  }
}

type Late = { readonly seconds: number; readonly arrival: Arrival | undefined }

/** The path that comes latest after a day has come, and how late that is. */
function latest(last: readonly Arrival[], day: JourneyDay, clocks: EntryClocks): Late {
  const all = last.map((arrival): Late => ({ seconds: mostBehind(arrival.moment, beginOf(day), clocks), arrival }))
  return all.reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: 0, arrival: undefined })
}

function isPast(step: Step, begins: JourneyDay, path: Path, { seconds, arrival }: Late, clocks: EntryClocks): Finding {
  const { day, at } = begins
  const words = trailWords(arrival?.trail)
  const who = words === '' ? `Who comes in after ${describeClock(at ?? 0)}` : `Who comes by \`${words}\``
  const before = arrival?.trail?.send
  const behind = before === undefined ? 'at once' : `right behind \`${before}\``
  const isAlways = arrival?.isDated !== true && arrival !== undefined && isBehindAlways(arrival, begins, clocks)
  return (isAlways ? error : warning)(
    'wait-already-past',
    path,
    `${who} is up to ${roughly(seconds)} late for day ${day}: nothing is waited, and ${whatHappens(step, behind)}.`,
    words === '' ? 'Write a later day, or take `at` out.' : 'Write a later day, or let the steps above wait less.',
  )
}

/** Whether that path comes too late at whatever time of the day a contact comes in. */
const isBehindAlways = ({ moment }: Arrival, day: JourneyDay, clocks: EntryClocks): boolean =>
  leastBetween(beginOf(day), moment, clocks) > 0

function whatHappens({ id, kind }: Step, behind: string): string {
  if (kind === 'wait') return `what comes next follows ${behind}`
  return kind === 'send' ? `\`${id}\` goes out ${behind}` : `\`${id}\` follows ${behind}`
}

/** A time in words, in its two greatest units. */
function roughly(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const days = Math.floor(minutes / 1440)
  return describeDuration({ days, seconds: (days > 0 ? Math.floor((minutes % 1440) / 60) * 60 : minutes) * 60 })
}
