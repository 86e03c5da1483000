import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { AwaitedAnswer, Journey, SplitStep, Step } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import { own } from '../../shared/domain/json.ts'
import { parseClockTime } from '../../shared/domain/time/local-time.ts'
import type { ConditionQuestion, GraphNode } from '../graph.ts'

/** What nobody can know before a journey runs, as shares from 0 to 1. */
export type Assumptions = {
  /** Of the messages that were sent. */
  readonly opened: number
  readonly clicked: number
  readonly replied: number
  /** Of those who wait for an event, or for a task to be done. */
  readonly answered: number
  /** Of those who are asked, for any other condition. */
  readonly holds: number
  /** Messages that quiet hours put off. */
  readonly deferred: number
  /** For a step of its own: who answers, or goes the first way; `step.2` is the second way. */
  readonly steps: Readonly<Record<string, number>>
}

/** What is assumed where nobody says otherwise. */
export const usual: Assumptions = {
  opened: 0.45,
  clicked: 0.05,
  replied: 0.01,
  answered: 0.5,
  holds: 0.5,
  deferred: 0,
  steps: {},
}

/** What is assumed in a workspace where nobody says otherwise: a message is as likely at one hour of the day as at another. */
export function assumedIn({ quietHours }: Pick<Settings, 'quietHours'>): Assumptions {
  const [from, until] = [quietHours?.from, quietHours?.until].map((time) => time && parseClockTime(time))
  if (typeof from !== 'number' || typeof until !== 'number') return usual
  return { ...usual, deferred: ((until - from + minutesOfDay) % minutesOfDay) / minutesOfDay }
}

const minutesOfDay = 24 * 60

/** The shares of the contacts at a node who go each of its ways; together they are 1. */
export function sharesOf(node: GraphNode, journey: Journey, assumptions: Assumptions): readonly number[] {
  if (node.kind === 'end') return []
  if (node.kind === 'choose') {
    const shares: number[] = []
    let left = 1
    for (const { question } of node.cases) {
      const share = left * shareWho(question, journey, assumptions)
      shares.push(share)
      left -= share
    }
    return [...shares, left]
  }
  const share = answerShare(node, journey, assumptions)
  return share === undefined ? [1] : [share, 1 - share]
}

function answerShare(node: GraphNode, journey: Journey, assumptions: Assumptions): number | undefined {
  if (node.kind === 'await') return own(assumptions.steps, node.step) ?? assumptions.answered
  if (node.kind !== 'send' || node.then.kind !== 'answer') return undefined
  const answers = answersTo(journey, node.step)
  return own(assumptions.steps, node.step) ?? anyOf(answers.map(({ kind }) => assumptions[answerWords[kind]]))
}

const answerWords = { opened: 'opened', clicked: 'clicked', replied: 'replied', event: 'answered' } as const

/** What counts as an answer to the message of a step. */
export const answersTo = (journey: Journey, step: string): readonly AwaitedAnswer[] => {
  const sent = stepOf(journey, step)
  return sent?.kind === 'send' ? (sent.await?.answers ?? []) : []
}

const stepOf = (journey: Journey, id: string): Step | undefined =>
  [...allSteps(journey.steps)].find((step) => step.id === id)

/** The share for whom a question holds, of those for whom the questions of the step before it did not. */
function shareWho({ step: id, condition }: ConditionQuestion, journey: Journey, assumptions: Assumptions): number {
  const step = stepOf(journey, id)
  if (step?.kind === 'split' && condition.kind === 'variant') return variantShare(step, condition.variant)
  const place = step?.kind === 'branch' ? step.cases.findIndex((one) => one.condition === condition) : 0
  return own(assumptions.steps, place < 1 ? id : `${id}.${place + 1}`) ?? shareOf(condition, assumptions)
}

/** Of those who got none of the variants before it; whoever is held out gets none. */
function variantShare({ variants, holdOut }: SplitStep, name: string): number {
  const place = variants.findIndex((variant) => variant.name === name)
  const all = variants.reduce((sum, { weight }) => sum + weight, 0)
  const share = (weight: number): number => (all === 0 ? 0 : (weight / all) * (1 - holdOut))
  const before = variants.slice(0, place).reduce((sum, { weight }) => sum + share(weight), 0)
  return before >= 1 ? 0 : share(variants[place]?.weight ?? 0) / (1 - before)
}

function shareOf(condition: Condition, assumptions: Assumptions): number {
  switch (condition.kind) {
    case 'opened':
    case 'clicked':
    case 'replied':
      return assumptions[condition.kind]
    case 'received':
      return 1
    case 'not':
      return 1 - shareOf(condition.of, assumptions)
    case 'all':
      return condition.of.reduce((share, part) => share * shareOf(part, assumptions), 1)
    case 'any':
      return anyOf(condition.of.map((part) => shareOf(part, assumptions)))
    default:
      return assumptions.holds
  }
}

/** The share to whom at least one of several things happens that have nothing to do with each other. */
const anyOf = (shares: readonly number[]): number => 1 - shares.reduce((none, share) => none * (1 - share), 1)
