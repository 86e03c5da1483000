import type { Graph, NodeId } from '../graph.ts'
import { end } from '../graph.ts'

/**
 * How many transitions the common path takes: nobody answers, no branch holds, nothing is deferred. Each node that is
 * entered is one state, and each state entered is one transition: https://aws.amazon.com/step-functions/pricing/
 */
export function countTransitions(graph: Graph): number {
  let count = 0
  for (let id: NodeId | undefined = graph.start; id !== undefined && id !== end; id = commonNext(graph, id)) count++
  return count
}

function commonNext(graph: Graph, id: NodeId): NodeId | undefined {
  const node = graph.nodes.get(id)
  switch (node?.kind) {
    case 'send':
      return node.then.kind === 'answer' ? node.then.unanswered : node.then.next
    case 'await':
      return node.unanswered
    case 'choose':
      return node.otherwise
    case 'wait':
    case 'ask':
    case 'update':
    case 'call':
      return node.next
    default:
      return undefined
  }
}
