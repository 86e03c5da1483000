import type { Journey } from '../../shared/domain/journey/journey.ts'
import { end, type Graph, type GraphNode, waysFrom } from '../graph.ts'
import { plus, type Use } from './use.ts'
import { called } from './uses.ts'

/** Whether an event or a condition can end a journey before its last step. */
export const canBeLeft = ({ exit }: Journey): boolean => exit.length > 0

/**
 * What it uses that somebody leaves a journey while they stand at a node; undefined where nobody stands. Whoever waits
 * with a token is let out at once; a plain wait goes on to its end, and the task behind it finds that it is over.
 */
export function leavingUse(node: GraphNode, graph: Graph): Use | undefined {
  if (node.kind === 'await' || (node.kind === 'send' && node.then.kind !== 'go-on')) return plus(closed, letOut)
  return node.kind === 'wait' ? plus(closed, ...onTheWay(node, graph)) : undefined
}

/** The enrollment is closed along with the event that ends it. */
const closed: Use = { writes: 6 }

/** The state in which whoever has left comes to the end. */
const letOut: Use = { transitions: 1 }

const askedInVain: Use = plus({ transitions: 1, reads: 2 }, called(1), letOut)

/** The states from a wait to the first task, which lets nobody go on. */
function onTheWay(node: GraphNode, graph: Graph): readonly Use[] {
  const next = waysFrom(node).at(-1) ?? end
  const following = graph.nodes.get(next)
  if (next === end || following === undefined) return []
  if (following.kind !== 'wait' && following.kind !== 'choose') return [askedInVain]
  return [{ transitions: 1 }, ...onTheWay(following, graph)]
}
