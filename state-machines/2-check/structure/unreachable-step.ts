import type { Step } from '../../../shared/domain/journey/journey.ts'
import { branchesOf, endsForAll } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** Every step can be reached: none stands behind an `exit` that nobody passes. */
export const unreachableStep: Rule = function* (journey) {
  yield* walk(journey.steps)
}

/** Of steps that nobody reaches the first is told; the others are unreachable with it. */
function* walk(steps: readonly Step[]): Generator<Finding> {
  for (const [index, step] of steps.entries()) {
    for (const branch of branchesOf(step)) yield* walk(branch)
    const next = steps[index + 1]
    if (!endsForAll([step])) continue
    if (next) {
      const message = `Nobody reaches \`${next.id}\`: everybody has left before.`
      yield error('unreachable-step', next.path, message, 'Move it up, or take the exit out.')
    }
    return
  }
}
