import type { Journey } from '../../shared/domain/journey/journey.ts'
import type { GraphNode } from '../graph.ts'
import { answersAssumed } from './assumed/assumptions.ts'
import type { CommonHabits } from './assumed/common-habits.ts'
import { answersTo } from './assumed/shares.ts'
import { plus, times, type Use } from './use.ts'
import { deferralUse, mailUse } from './uses.ts'

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
  habits: CommonHabits,
): Readonly<Record<'best' | 'worst' | 'expected', MailAnswers>> {
  if (node.kind !== 'send') return { best: none, worst: none, expected: none }
  const { opened, clicked } = answersAssumed(node.message, habits)
  const kinds = node.then.kind === 'answer' ? answersTo(journey, node.step) : []
  const kind = kinds.length === 1 ? kinds[0]?.kind : undefined
  const isAnswered = way === 0
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

const none: MailAnswers = { opened: 0, clicked: 0 }
const both: MailAnswers = { opened: 1, clicked: 1 }

/** What comes after a message was ordered: quiet hours, and what becomes of the mail. */
export const outcomeUse = (node: GraphNode, answers: MailAnswers, deferrals: number): Use =>
  node.kind === 'send' ? plus(mailUse(answers), times(deferrals, deferralUse)) : {}
