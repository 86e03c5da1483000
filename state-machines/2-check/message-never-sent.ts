import type { Condition } from '../../shared/domain/condition.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { allSteps, withParts } from '../../shared/domain/walk-steps.ts'
import { error, type Finding } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** A branch asks `opened`, `clicked` or `received` of a message that this journey sends, and of a link that it has. */
export const messageNeverSent: Rule = function* (journey, { messages }) {
  const sent = new Set([...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : [])))
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'branch') continue
    for (const { condition, path } of step.cases) {
      for (const part of withParts(condition)) yield* judge(part, path, sent, messages)
    }
  }
}

function* judge(
  condition: Condition,
  path: readonly (string | number)[],
  sent: ReadonlySet<string>,
  messages: ReadonlyMap<string, { readonly links: readonly string[] }>,
): Generator<Finding> {
  if (condition.kind !== 'opened' && condition.kind !== 'clicked' && condition.kind !== 'received') return
  const { kind, message, link } = condition
  if (!sent.has(message)) {
    const meant = nearest(message, sent)
    const remedy = meant ? `Did you mean \`${meant}\`?` : 'Name a message that a step above sends.'
    yield error(
      'message-never-sent',
      path,
      `\`${kind}: ${message}\` can never hold: this journey does not send it.`,
      remedy,
    )
  }
  const links = messages.get(message)?.links
  if (link !== undefined && links !== undefined && !links.includes(link)) {
    const meant = nearest(link, links)
    const remedy = meant ? `Did you mean \`${meant}\`?` : 'Name a link of its `message.yaml`.'
    yield error('message-never-sent', path, `The message \`${message}\` has no link \`${link}\`.`, remedy)
  }
}
