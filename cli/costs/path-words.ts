import type { AwaitedAnswer, Journey } from '../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../shared/domain/time/duration.ts'
import { describeCondition } from '../../state-machines/4-emit/describe-condition.ts'
import { answersTo } from '../../state-machines/costs/assumed/shares.ts'
import type { Turn } from '../../state-machines/costs/price-journey.ts'
import type { Graph, GraphNode } from '../../state-machines/graph.ts'

/** A path in words: what it takes to come along it, from one turn to the next. */
export function pathWords(turns: readonly Turn[], graph: Graph, journey: Journey): string {
  const words = turns.flatMap((turn) => turnWords(turn, graph, journey))
  return words.length === 0 ? 'there is only one path' : words.join(' → ')
}

function turnWords({ node: id, way }: Turn, graph: Graph, journey: Journey): readonly string[] {
  const node = graph.nodes.get(id)
  if (way === 'leaves') return [leavingWords(node)]
  if (node?.kind === 'choose') {
    const chosen = node.cases[way]
    if (chosen) return [questionWords(chosen.question.condition)]
    return [`not ${node.cases.map(({ question }) => questionWords(question.condition)).join(', not ')}`]
  }
  if (node?.kind === 'await') {
    return [way === 0 ? `${node.event} happens` : `no ${node.event} in ${describeDuration(node.within)}`]
  }
  if (node?.kind !== 'send' || node.then.kind !== 'answer') return []
  const answers = answersTo(journey, node.step).map(answerWords).join(' or ')
  return [way === 0 ? `${answers} ${node.message}` : `no answer to ${node.message}`]
}

/** Where somebody stood when an event or a condition let them out. */
function leavingWords(node: GraphNode | undefined): string {
  if (node?.kind === 'send') return `leaves after ${node.message}`
  return node?.kind === 'await' ? `leaves while waiting for ${node.event}` : 'leaves in a wait'
}

const questionWords = (condition: Parameters<typeof describeCondition>[0]): string =>
  describeCondition(condition).replace(/\?$/, '')

function answerWords(answer: AwaitedAnswer): string {
  if (answer.kind === 'event') return `does ${answer.event} after`
  if (answer.kind === 'clicked') return answer.link === undefined ? 'clicks in' : `clicks ${answer.link} in`
  return answer.kind === 'opened' ? 'opens' : 'replies to'
}
