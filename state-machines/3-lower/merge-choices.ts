import type { ChooseNode, Graph, GraphNode, NodeId } from '../graph.ts'
import { withNodes } from '../graph.ts'

/** A choice whose rest is another choice becomes one with the cases of both. */
export function mergeChoices(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>()
  for (const [id, node] of graph.nodes) if (node.kind === 'choose') changed.set(id, absorbed(graph, node))
  return withNodes(graph, changed)
}

function absorbed(graph: Graph, node: ChooseNode): ChooseNode {
  const rest = graph.nodes.get(node.otherwise)
  if (rest?.kind !== 'choose') return node
  const merged = absorbed(graph, rest)
  return { ...node, cases: [...node.cases, ...merged.cases], otherwise: merged.otherwise }
}
