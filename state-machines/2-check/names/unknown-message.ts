import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** A `send` names a message that is there. */
export const unknownMessage: Rule = function* (journey, { messages }) {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send' || messages.has(step.message)) continue
    const remedy = didYouMean(
      step.message,
      messages.keys(),
      `Write it: \`marketing/messages/${step.message}/message.yaml\`.`,
    )
    yield error('unknown-message', [...step.path, 'send'], `There is no message \`${step.message}\`.`, remedy)
  }
}
