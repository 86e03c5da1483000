import { end, type Graph, type GraphNode, type NodeId, waysFrom } from '../../../state-machines/graph.ts'

/** A node of a path, and how the path goes on from it. */
export type Stop = { readonly node: GraphNode; readonly way: number; readonly next: NodeId }

/** The nodes of a path, by the way that is chosen wherever there are several. */
export function walk(graph: Graph, choose: (node: NodeId, ways: number) => number): readonly Stop[] {
  const stops: Stop[] = []
  for (let id = graph.start; id !== end; ) {
    const node = graph.nodes.get(id)
    if (node === undefined) throw new Error(`there is no node ${id}`)
    const ways = waysFrom(node)
    const way = ways.length > 1 ? choose(id, ways.length) : 0
    const next = ways[way] ?? end
    stops.push({ node, way, next })
    id = next
  }
  return stops
}
