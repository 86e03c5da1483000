import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/**
 * A way of a split on which something happens has a weight above zero. It is a warning: whoever got the way before its
 * weight was taken from it keeps it.
 */
export const wayForNobody: Rule = function* ({ steps }) {
  for (const step of allSteps(steps)) {
    // Of a split without any weight that is told at once.
    if (step.kind !== 'split' || step.variants.every(({ weight }) => weight === 0)) continue
    for (const { name, weight, steps: way, path } of step.variants) {
      if (weight > 0 || way.length === 0) continue
      const message = `Nobody new gets the way \`${name}\`: its weight is 0.`
      yield warning(
        'way-for-nobody',
        [...path, 'weight'],
        message,
        'Write a weight, such as `50`, or take the way out.',
      )
    }
  }
}
