import type { Journey, Path } from '../../../shared/domain/journey/journey.ts'
import { allSteps, askedConditions, withParts } from '../../../shared/domain/journey/walk-steps.ts'
import { nearest } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** A click that is awaited or asked for names a link that the message has. */
export const unknownLink: Rule = function* (journey, { messages }) {
  for (const { message, link, path } of namedLinks(journey)) {
    const links = messages.get(message)?.links
    if (links === undefined || links.includes(link)) continue
    const meant = nearest(link, links)
    const known =
      links.length > 0 ? `Its links are ${links.map((one) => `\`${one}\``).join(', ')}.` : 'It has no links.'
    const remedy = meant ? `Did you mean \`${meant}\`?` : known
    yield error('unknown-link', path, `The message \`${message}\` has no link \`${link}\`.`, remedy)
  }
}

type NamedLink = { readonly message: string; readonly link: string; readonly path: Path }

function* namedLinks(journey: Journey): Generator<NamedLink> {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send') continue
    for (const answer of step.await?.answers ?? []) {
      if (answer.kind !== 'clicked' || answer.link === undefined) continue
      yield { message: step.message, link: answer.link, path: [...step.path, 'await', 'clicked'] }
    }
  }
  for (const { condition, path } of askedConditions(journey)) {
    for (const part of withParts(condition)) {
      if (part.kind === 'clicked' && part.link !== undefined) yield { message: part.message, link: part.link, path }
    }
  }
}
