import type { Comparison, FieldTest } from '../../../shared/domain/condition/comparison.ts'
import type { Journey, Path } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error, warning } from '../../diagnostic.ts'
import { pathOfWord } from '../condition-paths.ts'
import { placedConditions, placedEvents } from '../places.ts'
import type { Rule } from '../rule.ts'

/** A `send` names a message that is there; so does what asks for answers, but for messages that once were. */
export const unknownMessage: Rule = function* (journey, { messages }) {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send' || messages.has(step.message)) continue
    const { message } = step
    const remedy = didYouMean(message, messages.keys(), `Write it: \`marketing/messages/${message}/message.yaml\`.`)
    yield error('unknown-message', [...step.path, 'send'], `There is no message \`${message}\`.`, remedy)
  }
  for (const { message, path } of askedMessages(journey)) {
    if (messages.has(message)) continue
    const remedy = didYouMean(message, messages.keys(), 'It counts only what became of a message of this name before.')
    yield warning('unknown-message', path, `There is no message \`${message}\`.`, remedy)
  }
}

type AskedMessage = { readonly message: string; readonly path: Path }

/** The messages that events and conditions name, where these are not asked of the enrollment. */
function* askedMessages(journey: Journey): Generator<AskedMessage> {
  for (const { event, where, path } of placedEvents(journey)) {
    for (const message of messagesOf(event, where)) yield { message, path: [...path, 'where', 'message'] }
  }
  for (const { condition, path } of placedConditions(journey)) {
    if (condition.kind !== 'did') continue
    const word = pathOfWord(condition, path)
    if (word.at(-1) === 'did') continue
    for (const message of messagesOf(condition.event, condition.where)) yield { message, path: [...word, 'message'] }
  }
}

function messagesOf(event: string, where: readonly FieldTest[]): readonly string[] {
  if (!/^Message (Delivered|Opened|Clicked|Replied)$/.test(event)) return []
  return where.flatMap(({ field, tests }) => (field === 'message' ? tests.flatMap(namedBy) : []))
}

const namedBy = (test: Comparison): readonly string[] =>
  test.kind === 'is' && typeof test.value === 'string' ? [test.value] : []
