import type { Condition } from '../condition/condition.ts'
import type { Journey, Path, Step } from './journey.ts'

/** Every step of a journey, branches included, in the order in which they are written. */
export function* allSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step
    for (const branch of branchesOf(step)) yield* allSteps(branch)
  }
}

/** The lists of steps that hang under a step. */
export function branchesOf(step: Step): readonly (readonly Step[])[] {
  if (step.kind === 'send' || step.kind === 'act') return step.await ? [step.await.answered, step.await.unanswered] : []
  if (step.kind === 'wait-for') return [step.answered, step.unanswered]
  if (step.kind === 'branch') return [...step.cases.map(({ steps }) => steps), step.otherwise]
  // Whoever is held out gets none of the ways.
  if (step.kind === 'split') return [...step.variants.map(({ steps }) => steps), ...(step.holdOut > 0 ? [[]] : [])]
  return []
}

/** Whether everybody leaves on these steps, so that nobody comes out behind them. */
export const endsForAll = (steps: readonly Step[]): boolean =>
  steps.some((step) => {
    const branches = branchesOf(step)
    return step.kind === 'exit' || (branches.length > 0 && branches.every(endsForAll))
  })

/** Every condition that a journey asks, parts included: at the door, on the way out, at its branches. */
export function* allConditions(journey: Journey): Generator<Condition> {
  for (const { condition } of askedConditions(journey)) yield* withParts(condition)
}

/** What a journey asks, as a whole, with its place. */
export function* askedConditions(journey: Journey): Generator<{ readonly condition: Condition; readonly path: Path }> {
  if (journey.audience) yield { condition: journey.audience, path: ['audience'] }
  for (const [index, rule] of journey.exit.entries()) {
    if (rule.kind === 'condition') yield { condition: rule.condition, path: ['exit', index] }
  }
  for (const step of allSteps(journey.steps)) if (step.kind === 'branch') yield* step.cases
}

/** A condition and every condition inside it. */
export function* withParts(condition: Condition): Generator<Condition> {
  yield condition
  if (condition.kind === 'all' || condition.kind === 'any') for (const part of condition.of) yield* withParts(part)
  if (condition.kind === 'not') yield* withParts(condition.of)
}
