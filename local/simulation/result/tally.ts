import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { heldOut } from '../../../shared/domain/journey/choose-way.ts'
import type { Measure } from '../../../shared/domain/journey/journey.ts'
import type { PublishedSplit } from '../../../shared/store/splits/winner-of.ts'
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

/** What was counted of a way of a split: contacts who got it, and how many times somebody then did what ways are measured by. */
export type WayTally = { contacts: number } & Record<Measure, number>

/** What was counted of some contacts. Tallies of others can be added, in any order, and come to the same. */
export type Tally = {
  contacts: number
  /** Contacts who came in, each once; and how many times they did. */
  people: number
  entered: number
  refused: Record<string, number>
  steps: Record<string, StepTally>
  /** By split, and by way; those who are held out are a way, too. */
  ways: Record<string, Record<string, WayTally>>
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

const waysOf = ({ variants, holdOut }: PublishedSplit): Record<string, WayTally> =>
  Object.fromEntries(
    [...variants.map(({ name }) => name), ...(holdOut > 0 ? [heldOut] : [])].map((name) => [name, noWay()]),
  )

const noWay = (): WayTally => ({ contacts: 0, opened: 0, clicked: 0, replied: 0, goal: 0 })

/** By what a question is known in the timeline. */
export const questionKey = ({ step, words }: { readonly step: string; readonly words: string }): string =>
  `${step}: ${words}`

/** Nothing was counted yet. */
export const noTally = ({ steps, questions }: CompiledJourney): Tally => ({
  contacts: 0,
  people: 0,
  entered: 0,
  refused: {},
  steps: Object.fromEntries(Object.keys(steps).map((id) => [id, noStep()])),
  ways: Object.fromEntries(
    Object.entries(steps).flatMap(([id, step]) => (step.kind === 'split' ? [[id, waysOf(step)]] : [])),
  ),
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
