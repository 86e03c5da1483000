import type { Journey, Path } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import { pathOfWord } from '../condition-paths.ts'
import { placedConditions } from '../places.ts'
import type { Rule } from '../rule.ts'

/** A click that is awaited or asked for names a link that the message has. */
export const unknownLink: Rule = function* (journey, { messages }) {
  for (const { message, link, path } of namedLinks(journey)) {
    const links = messages.get(message)?.links
    if (links === undefined || links.includes(link)) continue
    const known =
      links.length > 0 ? `Its links are ${links.map((one) => `\`${one}\``).join(', ')}.` : 'It has no links.'
    const remedy = didYouMean(link, links, known)
    yield error('unknown-link', path, `The message \`${message}\` has no link \`${link}\`.`, remedy)
  }
}

type NamedLink = { readonly message: string; readonly link: string; readonly path: Path }

function* namedLinks(journey: Journey): Generator<NamedLink> {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send') continue
    const answers = step.await?.answers ?? []
    for (const [index, answer] of answers.entries()) {
      if (answer.kind !== 'clicked' || answer.link === undefined) continue
      const place = answers.length > 1 ? ['await', 'any', index] : ['await']
      yield { message: step.message, link: answer.link, path: [...step.path, ...place, 'clicked'] }
    }
  }
  for (const { condition, path } of placedConditions(journey)) {
    if (condition.kind !== 'clicked' || condition.link === undefined) continue
    const { message, link } = condition
    yield { message, link, path: [...pathOfWord(condition, path), 'link'] }
  }
}
