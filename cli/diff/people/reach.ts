import { type Graph, type GraphNode, type NodeId, waysFrom } from '../../../state-machines/graph.ts'

/** Whether the ways on from a node lead to another one: all of them, some, or none. */
export type Reach = 'surely' | 'perhaps' | 'never'

/** Whether whoever stands at a node comes to one that is looked for; leaving early is not reckoned with. */
export function reach(graph: Graph, from: NodeId, isWanted: (node: GraphNode) => boolean): Reach {
  const known = new Map<NodeId, Reach>()
  const find = (id: NodeId): Reach => {
    const found = known.get(id) ?? look(graph.nodes.get(id))
    known.set(id, found)
    return found
  }
  const look = (node: GraphNode | undefined): Reach => {
    if (node === undefined) return 'never'
    if (isWanted(node)) return 'surely'
    const ways = new Set(waysFrom(node).map(find))
    // Ways that agree say so; where some lead there and others do not, who knows which one it will be.
    return ways.size > 1 ? 'perhaps' : ([...ways][0] ?? 'never')
  }
  return find(from)
}
