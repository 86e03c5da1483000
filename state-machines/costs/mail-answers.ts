import type { Journey } from '../../shared/domain/journey/journey.ts'
import type { GraphNode } from '../graph.ts'
import { type Assumptions, answersTo } from './assumptions.ts'

/** How often a mail is opened and clicked. */
export type MailAnswers = { readonly opened: number; readonly clicked: number }

/**
 * How often the mail of a node is opened and clicked at the least, at the most and on average, by contacts who go one of
 * its ways: whoever goes on as somebody who clicked has clicked, and who clicks has opened.
 */
export function mailAnswers(
  node: GraphNode,
  way: number,
  journey: Journey,
  { opened, clicked }: Assumptions,
): Readonly<Record<'best' | 'worst' | 'expected', MailAnswers>> {
  const kinds = node.kind === 'send' && node.then.kind === 'answer' ? answersTo(journey, node.step) : []
  const kind = kinds.length === 1 ? kinds[0]?.kind : undefined
  const isAnswered = way === 0
  const none = { opened: 0, clicked: 0 }
  if (kind === 'opened') {
    if (!isAnswered) return { best: none, worst: none, expected: none }
    const expected = { opened: 1, clicked: opened === 0 ? 0 : Math.min(1, clicked / opened) }
    return { best: { opened: 1, clicked: 0 }, worst: both, expected }
  }
  if (kind === 'clicked') {
    if (isAnswered) return { best: both, worst: both, expected: both }
    const others = clicked >= 1 ? 0 : Math.max(0, opened - clicked) / (1 - clicked)
    return { best: none, worst: { opened: 1, clicked: 0 }, expected: { opened: others, clicked: 0 } }
  }
  return { best: none, worst: both, expected: { opened, clicked } }
}

const both: MailAnswers = { opened: 1, clicked: 1 }
