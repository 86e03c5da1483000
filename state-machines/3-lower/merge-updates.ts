import type { Graph, GraphNode, NodeId, UpdateNode } from '../graph.ts'
import { end, withNodes } from '../graph.ts'

/** Neighbouring updates become one task, and the last send of a path ends the enrollment itself. */
export function mergeUpdates(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>()
  for (const [id, node] of graph.nodes) {
    if (node.kind === 'update') changed.set(id, absorbed(graph, node))
    if (node.kind === 'send' && node.then.kind === 'go-on') {
      const next = graph.nodes.get(node.then.next)
      const isEnd =
        next?.kind === 'update' &&
        next.updates.every((update) => update.kind === 'close' && update.reason === undefined)
      if (isEnd) changed.set(id, { ...node, then: { kind: 'go-on', next: end, asks: [], closes: true } })
    }
  }
  return withNodes(graph, changed)
}

function absorbed(graph: Graph, node: UpdateNode): UpdateNode {
  const next = graph.nodes.get(node.next)
  if (next?.kind !== 'update') return node
  const rest = absorbed(graph, next)
  return { ...rest, updates: [...node.updates, ...rest.updates] }
}
