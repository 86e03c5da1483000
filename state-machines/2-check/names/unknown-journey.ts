import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** An `enroll` names a journey that is there. */
export const unknownJourney: Rule = function* ({ id, steps }, { journeys, journeyNames = journeys?.keys() }) {
  if (journeyNames === undefined) return
  const names = new Set([...journeyNames, id])
  for (const step of allSteps(steps)) {
    if (step.kind !== 'act' || step.action.kind !== 'enroll' || names.has(step.action.journey)) continue
    const { journey } = step.action
    const remedy = didYouMean(journey, names, `Write it: \`marketing/journeys/${journey}.yaml\`.`)
    yield error('unknown-journey', [...step.path, 'enroll', 'journey'], `There is no journey \`${journey}\`.`, remedy)
  }
}
