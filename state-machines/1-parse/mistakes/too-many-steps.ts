import { error, type Finding } from '../../diagnostic.ts'
import type { PlacedStep } from '../written-steps.ts'

/**
 * What fits into one state machine, whose definition has 1 MB at most, and into one task, which asks or updates at most
 * 200 things: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const mostSteps = 150

/** A journey has 150 steps at most, the cases of its branches counted in. */
export function tooManySteps(steps: readonly PlacedStep[]): readonly Finding[] {
  const cases = steps.flatMap(({ step }) => ('branch' in step ? step.branch : []))
  const count = steps.length + cases.length
  if (count <= mostSteps) return []
  const message = `These are ${count} steps, cases of branches counted in.`
  return [
    error(
      'too-many-steps',
      ['steps'],
      message,
      `Keep to ${mostSteps}, or let a second journey begin where this one ends.`,
    ),
  ]
}
