import type { Measure } from '../../../shared/domain/journey/journey.ts'
import type { Duration } from '../../../shared/domain/time/duration.ts'
import type { Failure } from './batch.ts'
import type { StepTally, WayTally } from './tally.ts'

/** What came of a simulation, as plain JSON. Shares are from 0 to 1; `run` alone differs from run to run. */
export type SimulationResult = {
  readonly journey: { readonly id: string; readonly name: string; readonly version: string }
  readonly seed: string
  /** From when on contacts came (ISO 8601), within which time (milliseconds), and by what. */
  readonly startsAt: string
  readonly over: number
  readonly comes: 'by-deed' | 'by-time' | 'by-both'
  readonly contacts: number
  /** Contacts who came in, each once. */
  readonly people: number
  /** Passes that began; a contact may pass more than once. */
  readonly entered: number
  /** Why others were not let in. */
  readonly refused: Numbers
  /** In the order of the file. */
  readonly steps: readonly StepResult[]
  readonly splits: readonly SplitResult[]
  readonly questions: readonly QuestionResult[]
  /** Undefined where the journey has no goal. */
  readonly goal?: GoalResult
  readonly messages: MessagesResult
  /** From the entry to the end, of those that have ended. */
  readonly minutesInside: { readonly median: number; readonly p95: number; readonly longest: number }
  /** How many of them ended after so many whole days. */
  readonly daysInside: Numbers
  readonly ended: { readonly completed: number; readonly exited: Numbers; readonly failed: number }
  readonly stillInside: number
  readonly transitions: { readonly total: number; readonly perEntry: number }
  readonly usage: UsageResult
  /** Executions that failed, of any journey: there must be none. The first are told. */
  readonly failures: { readonly count: number; readonly first: readonly Failure[] }
  readonly run: RunResult
}

/** Numbers by name, the names in their order. */
export type Numbers = Readonly<Record<string, number>>

/** What came of one step: how many passes came to it, and what became of them there. */
export type StepResult = Readonly<StepTally> & {
  readonly id: string
  readonly kind: string
  readonly message?: string
  readonly stage?: string
}

/** What came of a split: how many contacts got each way, and what they did after it. */
export type SplitResult = {
  readonly step: string
  readonly ways: readonly WayResult[]
  /** Who got none of the ways; undefined where the split holds nobody out. */
  readonly heldOut?: WayResult
  /** Undefined where the split looks for no winner. */
  readonly contest?: ContestResult
}

/** A way of a split, or that of those who are held out. */
export type WayResult = Readonly<WayTally> & { readonly name: string }

/** How a split looked for its winner: by what and after which time, and whether its ways were ever compared. */
export type ContestResult = {
  readonly by: Measure
  readonly after: Duration
  readonly wasCompared: boolean
  /** The way that all got who came from then on (ISO 8601), and what was known of the ways until then. */
  readonly winner?: { readonly way: string; readonly at: string; readonly ways: readonly ComparedWay[] }
}

/** What was known of a way when it was compared. */
export type ComparedWay = { readonly name: string; readonly contacts: number; readonly did: number }

/** A question at a branch: asked so often, and so often it held. Questions may be asked ahead of their branch. */
export type QuestionResult = {
  readonly step: string
  readonly words: string
  readonly asked: number
  readonly held: number
}

/** How the goal was reached: within the time that the journey gives it, by a share of those who entered. */
export type GoalResult = {
  readonly event: string
  readonly reached: number
  readonly rate: number
  readonly baseline?: number
  readonly target?: number
  /** By the message that it is credited to. */
  readonly credited: Numbers
  readonly uncredited: number
}

/** Messages of the journey by day; of all journeys of the workspace by contact. */
export type MessagesResult = {
  readonly sent: number
  readonly sentByOtherJourneys: number
  /** The first is the day of the entry. */
  readonly byJourneyDay: readonly number[]
  /** Days of the workspace's calendar on which something was sent. */
  readonly byDate: readonly { readonly date: string; readonly messages: number }[]
  /** Of the contacts who entered. */
  readonly perContact: { readonly median: number; readonly p95: number; readonly most: number }
  /** The most in any seven days: how many contacts got so many; the worst is that of the contact with this number. */
  readonly inSevenDays: {
    readonly median: number
    readonly p95: number
    readonly contacts: Numbers
    readonly worst: { readonly messages: number; readonly contact: number }
  }
}

/** What costs money, of the whole simulation. Units of the store are reckoned from those of every fiftieth contact. */
export type UsageResult = {
  readonly requests: number
  readonly mails: number
  /** Mails of which all that follows from their arrival is counted here. */
  readonly deliveries: number
  readonly executions: number
  readonly transitions: number
  readonly busEvents: number
  readonly queueMessages: Numbers
  readonly taskCalls: Numbers
  readonly storeReads: number
  readonly storeWrites: number
  readonly readUnits: number
  readonly writeUnits: number
}

/** What the simulation itself took. */
export type RunResult = { readonly milliseconds: number; readonly peakMegabytes: number; readonly workers: number }
