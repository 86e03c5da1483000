import { wallTime, type ZonePeriod, zonePeriods } from '../../../shared/domain/time/local-time.ts'
import type { KeptMail } from '../../outbox/outbox.ts'
import type { Execution } from '../../step-functions/execution.ts'
import type { Coming } from '../habits/coming.ts'
import type { Passage, Passages } from '../lives/passages.ts'
import type { Taken } from '../splits/ways-taken.ts'
import { type Batch, type Extremes, mostTold } from './batch.ts'
import { count } from './counts.ts'
import { questionKey, type Tally } from './tally.ts'

/** All that is known of one life that was lived. */
export type LivedLife = Passages & {
  readonly contact: number
  readonly journey: string
  readonly mails: readonly KeptMail[]
  readonly executions: readonly Execution[]
  readonly taken: readonly Taken[]
  readonly comes: Coming
  /** Where the contact lives, and where the team counts its days. */
  readonly zone: readonly ZonePeriod[]
  readonly timeZone: string
}

const day = 86_400_000

/** Counts one life more. */
export function tallyLife({ tally, extremes }: Batch, life: LivedLife): void {
  tally.contacts++
  if (life.passages.length > 0) tally.people++
  for (const reason of life.refusals) count(tally.refused, reason)
  // A schedule passes over who is not in the audience, without a word.
  if (life.comes !== 'by-deed' && life.passages.length === 0 && life.refusals.length === 0) {
    count(tally.refused, life.comes === 'never' ? 'no-day' : 'not-in-audience')
  }
  for (const { journey, split, way, did } of life.taken) {
    const counted = journey === life.journey ? tally.ways[split]?.[way] : undefined
    if (counted !== undefined) counted[did ?? 'contacts']++
  }
  const failed = life.executions.filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED')
  for (const passage of life.passages) {
    const isFailed = failed.some(({ name }) => name === passage.enrollmentId)
    tallyPassage(tally, passage, { ...life, isFailed })
  }
  tally.failed += failed.length
  tellFailures(extremes, life.contact, failed)
  tallyMails(tally, extremes, life)
}

type Around = Pick<LivedLife, 'zone' | 'timeZone'> & { readonly isFailed: boolean }

function tallyPassage(tally: Tally, passage: Passage, { zone, timeZone, isFailed }: Around): void {
  tally.entered++
  tallySteps(tally, passage)
  for (const at of passage.sent.values()) {
    tally.sent.here++
    count(tally.byJourneyDay, Math.floor((wallTime(zone, at) - wallTime(zone, passage.enteredAt)) / day))
    count(tally.byDate, dateAt(at, timeZone))
  }
  for (const asked of passage.asked) {
    const question = tally.questions[questionKey(asked)]
    if (question === undefined) continue
    question.asked++
    if (asked.holds) question.held++
  }
  if (passage.goal !== undefined) {
    tally.goal.reached++
    if (passage.goal.creditedTo === undefined) tally.goal.uncredited++
    else count(tally.goal.credited, passage.goal.creditedTo)
  }
  tallyEnd(tally, passage, isFailed)
}

function tallySteps(tally: Tally, passage: Passage): void {
  for (const [id, step] of Object.entries(tally.steps)) {
    if (passage.reached.has(id)) step.reached++
    for (const what of ['sent', 'opened', 'clicked', 'replied', 'answered'] as const) {
      if (passage[what].has(id)) step[what]++
    }
    const reason = passage.notSent.get(id)
    if (reason !== undefined) count(step.notSent, reason)
  }
}

function tallyEnd(tally: Tally, passage: Passage, isFailed: boolean): void {
  const { end } = passage
  const step = tally.steps[lastReached(tally, passage) ?? '']
  if (end !== undefined) count(tally.minutesInside, Math.round((end.at - passage.enteredAt) / 60_000))
  if (end?.kind === 'completed') tally.ended.completed++
  else if (end?.kind === 'exited') {
    count(tally.ended.exited, end.reason)
    if (step !== undefined) count(step.left, end.reason)
  } else if (isFailed) tally.ended.failed++
  else {
    tally.inside++
    if (step !== undefined) step.waiting++
  }
}

/** The step that was reached last before the end; of those at the same time the one that stands further down in the file. */
function lastReached({ steps }: Tally, { reached, end }: Passage): string | undefined {
  let last: { readonly step: string; readonly at: number } | undefined
  for (const step of Object.keys(steps)) {
    const at = reached.get(step)
    if (at !== undefined && at <= (end?.at ?? at) && at >= (last?.at ?? at)) last = { step, at }
  }
  return last?.step
}

function tellFailures(extremes: Extremes, contact: number, failed: readonly Execution[]): void {
  const more = failed.map(({ state, error, status, cause }) => ({
    ...{ contact, state, error: error ?? status, cause: cause ?? '' },
  }))
  if (more.length > 0) extremes.failures = [...extremes.failures, ...more].slice(0, mostTold)
}

function tallyMails(tally: Tally, extremes: Extremes, { passages, contact, journey, mails }: LivedLife): void {
  tally.sent.elsewhere += mails.filter(({ mail }) => mail.why.journey !== journey).length
  if (passages.length === 0) return
  const most = mostInSevenDays(mails.map(({ sentAt }) => sentAt))
  count(tally.perContact, mails.length)
  count(tally.inSevenDays, most)
  if (most > extremes.most.messages) extremes.most = { messages: most, contact }
}

/** The most of some times (in their order) that lie in any seven days. */
function mostInSevenDays(times: readonly number[]): number {
  let most = 0
  let first = 0
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 7 * day) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

const dateAt = (at: number, timeZone: string): string =>
  new Date(wallTime(zonePeriods(timeZone, at), at)).toISOString().slice(0, 10)
