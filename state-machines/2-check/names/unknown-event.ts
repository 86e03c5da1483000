import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import { placedEvents } from '../places.ts'
import type { Rule } from '../rule.ts'
import { knownEvents } from './fields/known-fields.ts'

/**
 * An event that a journey listens for is one that the tracking plan knows, where there is such a plan; or one that
 * Waymark, a journey or a rule of the company's own brings about.
 */
export const unknownEvent: Rule = function* (journey, { plan, journeys }) {
  if (plan === undefined) return
  const known = knownEvents(journey, plan, journeys)
  for (const { event, path } of placedEvents(journey)) {
    if (known.has(event)) continue
    const remedy = didYouMean(event, known.keys(), 'Write it into `marketing/tracking-plan.yaml`.')
    yield error('unknown-event', [...path, 'event'], `The tracking plan knows no event \`${event}\`.`, remedy)
  }
}
