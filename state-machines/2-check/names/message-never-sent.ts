import { allSteps, askedConditions, withParts } from '../../../shared/domain/journey/walk-steps.ts'
import { nearest } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** Inside a journey, `received`, `opened`, `clicked` and `replied` are asked of a message that it sends. */
export const messageNeverSent: Rule = function* (journey) {
  const sent = new Set([...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : [])))
  for (const { condition, path } of askedConditions(journey)) {
    for (const part of withParts(condition)) {
      if (!('message' in part) || sent.has(part.message)) continue
      const meant = nearest(part.message, sent)
      const message = `\`${part.kind}: ${part.message}\` can never hold: this journey does not send it.`
      const remedy = meant ? `Did you mean \`${meant}\`?` : 'Name a message that this journey sends.'
      yield error('message-never-sent', path, message, remedy)
    }
  }
}
