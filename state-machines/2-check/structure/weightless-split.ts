import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** Some way of a split has a weight above zero. */
export const weightlessSplit: Rule = function* ({ steps }) {
  for (const step of allSteps(steps)) {
    if (step.kind !== 'split' || step.variants.some(({ weight }) => weight > 0)) continue
    yield error(
      'weightless-split',
      [...step.path, 'split', 0, 'weight'],
      'Nobody gets any of these ways: the weight of every one is 0.',
      'Give each way that somebody should get a weight, such as `50`.',
    )
  }
}
