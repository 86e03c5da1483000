import { end, type Graph, type NodeId, waysFrom } from '../../graph.ts'
import { secondsAt } from './passing-time.ts'

/** The nodes of a graph in an order in which each stands behind all that lead to it. */
export function inOrder(graph: Graph): readonly NodeId[] {
  const order: NodeId[] = []
  const seen = new Set<NodeId>([end])
  const visit = (id: NodeId): void => {
    if (seen.has(id)) return
    seen.add(id)
    const node = graph.nodes.get(id)
    for (const next of node === undefined ? [] : waysFrom(node)) visit(next)
    order.push(id)
  }
  visit(graph.start)
  return order.reverse()
}

/** How many seconds the longest way through a journey takes. */
export function longestWay(graph: Graph): number {
  const arrivals = new Map<NodeId, number>()
  for (const id of inOrder(graph)) {
    const node = graph.nodes.get(id)
    const since = arrivals.get(id) ?? 0
    for (const [way, next] of (node === undefined ? [] : waysFrom(node)).entries()) {
      const seconds = node === undefined ? since : since + secondsAt(node, way, since)
      arrivals.set(next, Math.max(seconds, arrivals.get(next) ?? 0))
    }
  }
  return arrivals.get(end) ?? 0
}
