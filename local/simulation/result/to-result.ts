import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import type { Usage } from '../crowd/usage.ts'
import { comesOf } from '../days.ts'
import type { AllLived } from '../splits/live-in-rounds.ts'
import type { Extremes } from './batch.ts'
import { count, quantile } from './counts.ts'
import type {
  GoalResult,
  MessagesResult,
  Numbers,
  QuestionResult,
  RunResult,
  SimulationResult,
  StepResult,
  UsageResult,
} from './result.ts'
import { splitsOf } from './splits-of.ts'
import { questionKey, type Tally } from './tally.ts'

/** What a tally is told together with. */
export type Around = {
  readonly journey: CompiledJourney
  readonly seed: string
  readonly startsAt: number
  readonly over: number
  readonly run: RunResult
}

/** Makes the result of all that was counted. */
export function toResult({ batch, courses }: AllLived, around: Around): SimulationResult {
  const { journey, seed, startsAt, over, run } = around
  const { tally, extremes } = batch
  const { id, name, version, goal } = journey
  const { transitions } = tally.usage
  return {
    journey: { id, name, version },
    seed,
    startsAt: new Date(startsAt).toISOString(),
    over,
    comes: comesOf(journey),
    contacts: tally.contacts,
    people: tally.people,
    entered: tally.entered,
    refused: sorted(tally.refused),
    steps: stepsOf(tally, journey),
    splits: splitsOf(tally, journey, courses),
    questions: questionsOf(tally, journey),
    ...(goal === undefined ? {} : { goal: goalOf(tally, goal) }),
    messages: messagesOf(tally, extremes),
    minutesInside: spread(tally.minutesInside, 'longest'),
    daysInside: daysOf(tally),
    ended: { ...tally.ended, exited: sorted(tally.ended.exited) },
    stillInside: tally.inside,
    transitions: { total: transitions, perEntry: ratio(transitions, tally.usage.executions) },
    usage: usageOf(tally.usage),
    failures: { count: tally.failed, first: extremes.failures },
    run,
  }
}

const stepsOf = ({ steps }: Tally, journey: CompiledJourney): readonly StepResult[] =>
  Object.entries(journey.steps).flatMap(([id, step]) => {
    const counted = steps[id]
    if (counted === undefined) return []
    const { kind } = step
    const sends = step.kind === 'send' ? { message: step.message, ...(step.stage && { stage: step.stage }) } : {}
    return [{ id, kind, ...sends, ...counted, notSent: sorted(counted.notSent), left: sorted(counted.left) }]
  })

const questionsOf = ({ questions }: Tally, journey: CompiledJourney): readonly QuestionResult[] =>
  Object.entries(questions).flatMap(([key, counted]) => {
    const question = Object.values(journey.questions).find((one) => questionKey(one) === key)
    return question === undefined ? [] : [{ step: question.step, words: question.words, ...counted }]
  })

function goalOf(
  { goal, entered }: Tally,
  { event, baseline, target }: NonNullable<CompiledJourney['goal']>,
): GoalResult {
  return {
    event,
    reached: goal.reached,
    rate: ratio(goal.reached, entered),
    ...(baseline === undefined ? {} : { baseline }),
    ...(target === undefined ? {} : { target }),
    credited: sorted(goal.credited),
    uncredited: goal.uncredited,
  }
}

function messagesOf(tally: Tally, { most }: Extremes): MessagesResult {
  const days = Object.keys(tally.byJourneyDay).map(Number)
  const { median, p95 } = spread(tally.inSevenDays, 'most')
  return {
    sent: tally.sent.here,
    sentByOtherJourneys: tally.sent.elsewhere,
    byJourneyDay: Array.from({ length: Math.max(-1, ...days) + 1 }, (_, day) => tally.byJourneyDay[day] ?? 0),
    byDate: Object.entries(sorted(tally.byDate)).map(([date, messages]) => ({ date, messages })),
    perContact: spread(tally.perContact, 'most'),
    inSevenDays: { median, p95, contacts: sorted(tally.inSevenDays), worst: most },
  }
}

/** The middle of what was counted, what only one in twenty exceeds, and the end. */
const spread = <Last extends string>(histogram: Numbers, last: Last) =>
  ({
    median: quantile(histogram, 0.5),
    p95: quantile(histogram, 0.95),
    [last]: quantile(histogram, 1),
  }) as { readonly median: number; readonly p95: number } & Readonly<Record<Last, number>>

function usageOf({ weighed, queueMessages, taskCalls, ...usage }: Usage): UsageResult {
  const { reads, readUnits, writes, writeUnits } = weighed
  return {
    ...usage,
    queueMessages: sorted(queueMessages),
    taskCalls: sorted(taskCalls),
    // Where time lets in but a few, none of those who are weighed may be among them.
    readUnits: Math.round(usage.storeReads * (reads === 0 ? 1 : readUnits / reads)),
    writeUnits: Math.round(usage.storeWrites * (writes === 0 ? 2 : writeUnits / writes)),
  }
}

function daysOf({ minutesInside }: Tally): Numbers {
  const days: Record<string, number> = {}
  for (const [minutes, passes] of Object.entries(minutesInside)) count(days, Math.floor(Number(minutes) / 1440), passes)
  return days
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const sorted = (numbers: Numbers): Numbers =>
  Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => compare(a, b)))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
