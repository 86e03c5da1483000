import { roughSeconds } from '../../shared/domain/time/duration.ts'
import type { Due, Graph, GraphNode, NodeId } from '../graph.ts'
import { withNodes } from '../graph.ts'

/**
 * A send holds its token until the wait that follows it is over, and the time-out of the token *is* the wait: one
 * transition instead of two.
 */
export function fuseSendAndWait(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>()
  for (const [id, node] of graph.nodes) {
    if (node.kind !== 'send' || node.then.kind !== 'go-on' || node.then.asks.length > 0) continue
    const wait = graph.nodes.get(node.then.next)
    if (wait?.kind !== 'wait' || !outlivesTheOrder(wait.due)) continue
    changed.set(id, { ...node, then: { kind: 'wait', due: wait.due, next: wait.next } })
  }
  return withNodes(graph, changed)
}

const hour = 3600

/**
 * What an order must outlive is a day of the journey or a long time; the next weekday may be a moment away.
 * A token that times out while the order still lies in the queue cannot be told of quiet hours any more. So a wait must
 * be a long one. One until a day may be over already, and then the sender answers the token as soon as it is done.
 */
const outlivesTheOrder = (due: Due): boolean =>
  due.kind === 'day' || (due.kind === 'after' && roughSeconds(due.time) >= hour)
