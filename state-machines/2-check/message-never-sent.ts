import { allSteps, askedConditions, withParts } from '../../shared/domain/journey/walk-steps.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { error } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** `opened`, `clicked` and `received` are asked of a message that this journey sends, and not before it can have. */
export const messageNeverSent: Rule = function* (journey) {
  const sent = new Set([...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : [])))
  for (const { condition, path } of askedConditions(journey)) {
    const isAtDoor = path[0] === 'audience'
    for (const part of withParts(condition)) {
      if (part.kind !== 'opened' && part.kind !== 'clicked' && part.kind !== 'received') continue
      if (sent.has(part.message) && !isAtDoor) continue
      const meant = isAtDoor ? undefined : nearest(part.message, sent)
      const why = isAtDoor ? 'at the door nothing has been sent yet' : 'this journey does not send it'
      const message = `\`${part.kind}: ${part.message}\` can never hold: ${why}.`
      const remedy = isAtDoor ? 'Ask it in a `branch`.' : 'Name a message that this journey sends.'
      yield error('message-never-sent', path, message, meant ? `Did you mean \`${meant}\`?` : remedy)
    }
  }
}
