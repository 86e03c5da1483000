import type { Turn } from '../../../state-machines/costs/price-journey.ts'
import { end, type Graph, type GraphNode, type NodeId, waysFrom } from '../../../state-machines/graph.ts'

/** A node of a path, and how the path goes on from it: by one of its ways, or out of the journey. */
export type Stop = {
  readonly id: NodeId
  readonly node: GraphNode
  readonly way: number | 'leaves'
  readonly next: NodeId
}

/** The nodes of a path, by the way that is chosen wherever there are several. */
export function walk(graph: Graph, choose: (node: NodeId, ways: number) => number): readonly Stop[] {
  const stops: Stop[] = []
  for (let id = graph.start; id !== end; ) {
    const node = graph.nodes.get(id)
    if (node === undefined) throw new Error(`there is no node ${id}`)
    const ways = waysFrom(node)
    const way = ways.length > 1 ? choose(id, ways.length) : 0
    const next = ways[way] ?? end
    stops.push({ id, node, way, next })
    id = next
  }
  return stops
}

/**
 * The stops of a path. Whoever leaves is let out of the wait in which they stand, where it holds a token; out of any other
 * they go on to the first task, which finds that it is over.
 */
export function stopsOf(graph: Graph, turns: readonly Turn[]): readonly Stop[] {
  const wayAt = (id: NodeId) => turns.find(({ node }) => node === id)?.way
  const stops = walk(graph, (id, ways) => {
    const way = wayAt(id)
    return typeof way === 'number' ? way : ways - 1
  })
  const left = turns.find(({ way }) => way === 'leaves')
  if (left === undefined) return stops
  const from = stops.findIndex(({ id }) => id === left.node)
  const last = stops.findIndex(({ node: { kind } }, index) => index >= from && kind !== 'wait' && kind !== 'choose')
  return stops.slice(0, last + 1).map((stop, index) => (index === last ? { ...stop, way: 'leaves' } : stop))
}
