import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { nearest } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** `since` names a step that stands above. */
export const unknownStep: Rule = function* (journey) {
  const above: string[] = []
  for (const step of allSteps(journey.steps)) {
    if (step.kind === 'wait-for' && step.since !== undefined && !above.includes(step.since)) {
      const meant = nearest(step.since, above)
      const remedy = meant ? `Did you mean \`${meant}\`?` : 'Name the id of a step that stands above.'
      yield error(
        'unknown-step',
        [...step.path, 'wait-for', 'since'],
        `No step above is called \`${step.since}\`.`,
        remedy,
      )
    }
    above.push(step.id)
  }
}
