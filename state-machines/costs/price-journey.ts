import type { Journey } from '../../shared/domain/journey/journey.ts'
import { end, type Graph, type GraphNode, type NodeId, waysFrom } from '../graph.ts'
import { type Assumptions, sharesOf } from './assumptions.ts'
import { mailAnswers } from './mail-answers.ts'
import { nodeUse } from './node-use.ts'
import { dollarsOf, plus, times, type Use } from './use.ts'
import { deferralUse, entryUse, eventUse, mailUse, ownEventUse } from './uses.ts'

/** Where a path could have gone another way: at this node it took this one, counted from 0. */
export type Turn = { readonly node: NodeId; readonly way: number }

/** One path through a journey, and what one contact on it uses. */
export type PricedPath = { readonly use: Use; readonly dollars: number; readonly turns: readonly Turn[] }

/** What one contact uses from the trigger to the end: on the cheapest path, on the dearest one, and on average. */
export type JourneyPrice = {
  readonly best: PricedPath
  readonly worst: PricedPath
  readonly expected: Use
}

/** What is priced: a journey, its graph, and whether quiet hours may put its messages off. */
export type Priced = { readonly journey: Journey; readonly graph: Graph; readonly hasQuietHours: boolean }

/**
 * The price of a journey per contact who comes in and stays to the end. Paths that meet again are priced once: there are
 * no loops, so each node is asked once.
 */
export function priceJourney(priced: Priced, assumptions: Assumptions): JourneyPrice {
  const known = new Map<NodeId, JourneyPrice>()
  const price = (id: NodeId): JourneyPrice => {
    const found = known.get(id) ?? priceFrom(id, priced, assumptions, price)
    known.set(id, found)
    return found
  }
  const { best, worst, expected } = price(priced.graph.start)
  const entry = entering(priced.journey)
  return { best: further(entry, best), worst: further(entry, worst), expected: plus(entry, expected) }
}

function priceFrom(
  id: NodeId,
  { journey, graph, hasQuietHours }: Priced,
  assumptions: Assumptions,
  price: (id: NodeId) => JourneyPrice,
): JourneyPrice {
  const node = graph.nodes.get(id)
  if (node === undefined || id === end) return over
  const ways = waysFrom(node).map((next, way) => ({
    rest: price(next),
    turn: { node: id, way },
    use: nodeUse(node),
    answers: mailAnswers(node, way, journey, assumptions),
  }))
  const hasTurn = ways.length > 1
  const along = (extent: 'best' | 'worst') =>
    ways.map(({ rest, turn, use, answers }) => {
      const deferrals = extent === 'worst' && hasQuietHours ? 1 : 0
      const here = plus(use, outcomeUse(node, answers[extent], deferrals))
      return further(here, rest[extent], hasTurn ? turn : undefined)
    })
  const shares = sharesOf(node, journey, assumptions)
  const likely = ways.map(({ rest, use, answers }, way) =>
    times(shares[way] ?? 0, plus(use, outcomeUse(node, answers.expected, assumptions.deferred), rest.expected)),
  )
  return {
    best: along('best').reduce((one, other) => (other.dollars < one.dollars ? other : one)),
    worst: along('worst').reduce((one, other) => (other.dollars > one.dollars ? other : one)),
    expected: plus(...likely),
  }
}

/** What comes after a message was ordered: quiet hours, and what becomes of the mail. */
const outcomeUse = (
  node: GraphNode,
  answers: { readonly opened: number; readonly clicked: number },
  deferrals: number,
) => (node.kind === 'send' ? plus(mailUse(answers), times(deferrals, deferralUse)) : {})

/** What brings a contact in: an event that somebody posts where the journey has such a trigger, or one of our own. */
const entering = ({ triggers }: Journey): Use =>
  plus(entryUse, triggers.some(({ kind }) => kind === 'event') ? eventUse : ownEventUse)

const further = (use: Use, { use: rest, turns }: PricedPath, turn?: Turn): PricedPath => {
  const all = plus(use, rest)
  return { use: all, dollars: dollarsOf(all), turns: turn ? [turn, ...turns] : turns }
}

const nothing: PricedPath = { use: {}, dollars: 0, turns: [] }
const over: JourneyPrice = { best: nothing, worst: nothing, expected: {} }
