import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** No two steps of a journey have the same id: numbers hang on ids. */
export const uniqueStepIds: Rule = function* (journey) {
  const seen = new Set<string>()
  for (const step of allSteps(journey.steps)) {
    if (seen.has(step.id)) {
      yield error(
        'unique-step-ids',
        [...step.path, 'id'],
        `The id \`${step.id}\` is taken by a step above.`,
        'Give one of them another id.',
      )
    }
    seen.add(step.id)
  }
}
