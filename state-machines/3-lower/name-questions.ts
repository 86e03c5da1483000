import type { Journey, Step } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import type { ConditionQuestion, DateQuestion } from '../graph.ts'

/** What each step asks, by the step: names are given in the order in which the file asks. */
export type NamedQuestions = {
  readonly conditions: ReadonlyMap<string, readonly ConditionQuestion[]>
  readonly dates: ReadonlyMap<string, DateQuestion>
}

/** Names everything that a journey asks about a contact: cases of branches, ways of splits, warmth, dates. */
export function nameQuestions(journey: Journey): NamedQuestions {
  let count = 0
  const next = (step: Step) => ({ id: `q${++count}`, step: step.id })
  const conditions = new Map<string, readonly ConditionQuestion[]>()
  const dates = new Map<string, DateQuestion>()
  for (const step of allSteps(journey.steps)) {
    const asked = conditionsOf(step).map((condition) => ({ ...next(step), condition }))
    if (asked.length > 0) conditions.set(step.id, asked)
    if (step.kind === 'wait' && step.time.kind === 'date') {
      const { kind: _, ...date } = step.time
      dates.set(step.id, { ...next(step), date })
    }
  }
  return { conditions, dates }
}

/** What a step asks, in the order of its ways; whoever fits none of them goes the rest. */
function conditionsOf(step: Step): readonly ConditionQuestion['condition'][] {
  if (step.kind === 'branch') return step.cases.map(({ condition }) => condition)
  if (step.kind === 'split') {
    return step.variants.map(({ name }) => ({ kind: 'variant', split: step.id, variant: name }))
  }
  if (step.kind === 'wait' && step.time.kind === 'warmth') {
    return (['hot', 'warm'] as const).map((warmth) => ({ kind: 'warmth', anyOf: [warmth] }))
  }
  return []
}
