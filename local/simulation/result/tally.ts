import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { noUsage, type Usage } from '../crowd/usage.ts'

/** What is counted of one step. */
export type StepTally = {
  reached: number
  sent: number
  opened: number
  clicked: number
  replied: number
  answered: number
  notSent: Record<string, number>
  /** Who left the journey after this step and before the next, by reason. */
  left: Record<string, number>
  waiting: number
}

/** What was counted of some contacts. Tallies of others can be added, in any order, and come to the same. */
export type Tally = {
  contacts: number
  entered: number
  refused: Record<string, number>
  steps: Record<string, StepTally>
  /** By `questionKey`. */
  questions: Record<string, { asked: number; held: number }>
  goal: { reached: number; credited: Record<string, number>; uncredited: number }
  ended: { completed: number; exited: Record<string, number>; failed: number }
  inside: number
  sent: { here: number; elsewhere: number }
  byJourneyDay: Record<string, number>
  byDate: Record<string, number>
  /** How many contacts got so many messages, in all and in any seven days; how many passes took so many minutes. */
  perContact: Record<string, number>
  inSevenDays: Record<string, number>
  minutesInside: Record<string, number>
  /** Executions that failed, of any journey. */
  failed: number
  usage: Usage
}

const noStep = (): StepTally => ({
  ...{ reached: 0, sent: 0, opened: 0, clicked: 0, replied: 0, answered: 0, waiting: 0 },
  ...{ notSent: {}, left: {} },
})

/** By what a question is known in the timeline. */
export const questionKey = ({ step, words }: { readonly step: string; readonly words: string }): string =>
  `${step}: ${words}`

/** Nothing was counted yet. */
export const noTally = ({ steps, questions }: CompiledJourney): Tally => ({
  contacts: 0,
  entered: 0,
  refused: {},
  steps: Object.fromEntries(Object.keys(steps).map((id) => [id, noStep()])),
  questions: Object.fromEntries(Object.values(questions).map((one) => [questionKey(one), { asked: 0, held: 0 }])),
  goal: { reached: 0, credited: {}, uncredited: 0 },
  ended: { completed: 0, exited: {}, failed: 0 },
  inside: 0,
  sent: { here: 0, elsewhere: 0 },
  byJourneyDay: {},
  byDate: {},
  perContact: {},
  inSevenDays: {},
  minutesInside: {},
  failed: 0,
  usage: noUsage(),
})
