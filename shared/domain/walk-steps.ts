import type { Condition } from './condition.ts'
import type { Journey, Step } from './journey.ts'

/** Every step of a journey, branches included, in the order in which they are written. */
export function* allSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step
    for (const branch of branchesOf(step)) yield* allSteps(branch)
  }
}

/** The lists of steps that hang under a step. */
export function branchesOf(step: Step): readonly (readonly Step[])[] {
  if (step.kind === 'send') return step.await ? [step.await.answered, step.await.unanswered] : []
  if (step.kind === 'wait-for') return [step.answered, step.unanswered]
  if (step.kind === 'branch') return [...step.cases.map(({ steps }) => steps), step.otherwise]
  return []
}

/** Every condition that a journey asks anywhere: at the door, on the way out, at its branches. */
export function* allConditions(journey: Journey): Generator<Condition> {
  if (journey.audience) yield* withParts(journey.audience)
  for (const rule of journey.exit) if (rule.kind === 'condition') yield* withParts(rule.condition)
  for (const step of allSteps(journey.steps)) {
    if (step.kind === 'branch') for (const { condition } of step.cases) yield* withParts(condition)
  }
}

/** A condition and every condition inside it. */
export function* withParts(condition: Condition): Generator<Condition> {
  yield condition
  if (condition.kind === 'all' || condition.kind === 'any') for (const part of condition.of) yield* withParts(part)
  if (condition.kind === 'not') yield* withParts(condition.of)
}
