import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { asMeant, didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import { pathOfWord } from '../condition-paths.ts'
import { placedConditions } from '../places.ts'
import type { Rule } from '../rule.ts'

/** Inside a journey, `received`, `opened`, `clicked` and `replied` are asked of a message that it sends. */
export const messageNeverSent: Rule = function* (journey, { messages }) {
  const sends = [...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : []))
  const sent = new Set(sends.map((message) => asMeant(message, messages)))
  for (const { condition, path } of placedConditions(journey)) {
    if (!('message' in condition) || sent.has(condition.message)) continue
    const { kind, message } = condition
    const remedy = didYouMean(message, sent, 'Name a message that this journey sends.')
    const place = [...pathOfWord(condition, path), 'message']
    const words = `\`${kind}: ${message}\` can never hold: this journey does not send it.`
    yield error('message-never-sent', place, words, remedy)
  }
}
