import type { Graph, GraphNode, NodeId } from '../graph.ts'
import { waysFrom } from '../graph.ts'

/** Leaves out what no path reaches, and puts the rest in the order in which paths come to it. */
export function dropDeadNodes(graph: Graph): Graph {
  const nodes = new Map<NodeId, GraphNode>()
  const visit = (id: NodeId): void => {
    const node = graph.nodes.get(id)
    if (node === undefined || nodes.has(id)) return
    nodes.set(id, node)
    for (const next of waysFrom(node)) visit(next)
  }
  visit(graph.start)
  return { ...graph, nodes }
}
