import type { Journey } from '../../shared/domain/journey/journey.ts'
import { type Graph, type GraphNode, type NodeId, waysFrom } from '../graph.ts'
import type { Assumptions } from './assumed/assumptions.ts'
import { type Progress, stayingShare } from './assumed/leaving.ts'
import { inOrder, longestWay } from './assumed/longest-way.ts'
import { secondsAt } from './assumed/passing-time.ts'
import { sharesOf } from './assumed/shares.ts'
import { leavingUse } from './leaving-use.ts'
import { mailAnswers, outcomeUse } from './mail-answers.ts'
import { nodeUse } from './node-use.ts'
import { plus, times, type Use } from './use.ts'

/** The share of all contacts who come to a node, and how far they have come by then on average. */
type Arrival = Progress & { readonly share: number }

/** One way from a node: where it leads, who goes it, and what they use at the node. */
type Way = { readonly next: NodeId; readonly arrival: Arrival; readonly use: Use }

/** What a contact uses on average from the first step on: all go from node to node together, and some leave on the way. */
export function expectedUse(journey: Journey, graph: Graph, assumptions: Assumptions): Use {
  const waysOf = wayfinder(journey, graph, assumptions)
  const arrivals = new Map<NodeId, Arrival>([[graph.start, { share: 1, seconds: 0, clicks: 0 }]])
  const uses = inOrder(graph).flatMap((id) => {
    const node = graph.nodes.get(id)
    const here = arrivals.get(id)
    if (node === undefined || here === undefined) return []
    const ways = waysOf(node, here)
    for (const { next, arrival } of ways) arrivals.set(next, together(arrivals.get(next), arrival))
    return ways.map(({ use }) => use)
  })
  return plus(...uses)
}

function wayfinder(journey: Journey, graph: Graph, assumptions: Assumptions) {
  const stays = stayingShare(journey, assumptions, longestWay(graph))
  return (node: GraphNode, here: Arrival): readonly Way[] => {
    const leaving = leavingUse(node, graph)
    const shares = sharesOf(node, journey, assumptions)
    return waysFrom(node).map((next, way) => {
      const share = here.share * (shares[way] ?? 0)
      const answers = mailAnswers(node, way, journey, assumptions).expected
      const seconds = here.seconds + secondsAt(node, way, here.seconds)
      const { counted, later } = clicksAt(node, answers.clicked, here.clicks)
      const staying = leaving === undefined ? share : share * stays(here.seconds, { seconds, clicks: counted })
      const use = plus(nodeUse(node), outcomeUse(node, answers, assumptions.deferred))
      return {
        next,
        arrival: { share: staying, seconds, clicks: later },
        use: plus(times(share, use), times(share - staying, leaving ?? {})),
      }
    })
  }
}

/** The clicks that can have led somebody away from a node, and those that only count where they wait next. */
function clicksAt(node: GraphNode, clicked: number, before: number): { counted: number; later: number } {
  if (node.kind === 'wait' || node.kind === 'await') return { counted: before, later: 0 }
  if (node.kind !== 'send') return { counted: 0, later: before }
  switch (node.then.kind) {
    case 'wait':
      return { counted: before + clicked, later: 0 }
    // Who answers goes on at once, and leaves later if at all.
    case 'answer':
      return { counted: before, later: clicked }
    case 'go-on':
      return { counted: 0, later: before + clicked }
  }
}

/** Those who come to a node on different ways. */
function together(some: Arrival | undefined, others: Arrival): Arrival {
  if (some === undefined) return others
  const share = some.share + others.share
  const mean = (one: number, other: number): number =>
    share === 0 ? Math.max(one, other) : (some.share * one + others.share * other) / share
  return { share, seconds: mean(some.seconds, others.seconds), clicks: mean(some.clicks, others.clicks) }
}
