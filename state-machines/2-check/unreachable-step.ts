import type { Step } from '../../shared/domain/journey.ts'
import { branchesOf } from '../../shared/domain/walk-steps.ts'
import { error, type Finding } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** Every step can be reached: none stands behind an `exit` that nobody passes. */
export const unreachableStep: Rule = function* (journey) {
  yield* walk(journey.steps)
}

/** Whether anybody comes out behind these steps. */
function* walk(steps: readonly Step[]): Generator<Finding, boolean> {
  for (const [index, step] of steps.entries()) {
    const branches: boolean[] = []
    for (const branch of branchesOf(step)) branches.push(yield* walk(branch))
    const isClosed = step.kind === 'exit' || (branches.length > 0 && !branches.includes(true))
    const next = steps[index + 1]
    if (isClosed && next) {
      yield error(
        'unreachable-step',
        next.path,
        `Nobody reaches \`${next.id}\`: everybody has left before.`,
        'Move it up, or take the exit out.',
      )
    }
    if (isClosed) return false
  }
  return true
}
