import type { AwaitedAnswer, Journey, SplitStep, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { own } from '../../../shared/domain/json.ts'
import type { ConditionQuestion, GraphNode } from '../../graph.ts'
import { type Assumptions, answersAssumed } from './assumptions.ts'
import { anyOf, conditionShare } from './condition-share.ts'

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
  if (node.kind === 'await') return own(assumptions.steps, node.step) ?? assumptions.awaited
  if (node.kind !== 'send' || node.then.kind !== 'answer') return undefined
  const assumed = answersAssumed(node.message, assumptions)
  const answers = answersTo(journey, node.step).map(({ kind }) =>
    kind === 'event' ? assumptions.awaited : assumed[kind],
  )
  return own(assumptions.steps, node.step) ?? anyOf(answers)
}

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
  return own(assumptions.steps, place < 1 ? id : `${id}.${place + 1}`) ?? conditionShare(condition, assumptions)
}

/** Of those who got none of the variants before it; whoever is held out gets none. */
function variantShare({ variants, holdOut }: SplitStep, name: string): number {
  const place = variants.findIndex((variant) => variant.name === name)
  const all = variants.reduce((sum, { weight }) => sum + weight, 0)
  const share = (weight: number): number => (all === 0 ? 0 : (weight / all) * (1 - holdOut))
  const before = variants.slice(0, place).reduce((sum, { weight }) => sum + share(weight), 0)
  return before >= 1 ? 0 : share(variants[place]?.weight ?? 0) / (1 - before)
}
