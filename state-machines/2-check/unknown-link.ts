import { nearest } from '../../shared/domain/nearest.ts'
import { allSteps } from '../../shared/domain/walk-steps.ts'
import { error } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** An awaited click names a link that the message has. */
export const unknownLink: Rule = function* (journey, { messages }) {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send' || step.await === undefined) continue
    const links = messages.get(step.message)?.links
    for (const answer of step.await.answers) {
      if (answer.kind !== 'clicked' || answer.link === undefined || links === undefined) continue
      if (links.includes(answer.link)) continue
      const meant = nearest(answer.link, links)
      const known =
        links.length > 0 ? `Its links are ${links.map((link) => `\`${link}\``).join(', ')}.` : 'It has no links.'
      const remedy = meant ? `Did you mean \`${meant}\`?` : known
      const path = [...step.path, 'await', 'clicked']
      yield error('unknown-link', path, `The message \`${step.message}\` has no link \`${answer.link}\`.`, remedy)
    }
  }
}
