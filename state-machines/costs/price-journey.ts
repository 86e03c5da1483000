import type { Journey } from '../../shared/domain/journey/journey.ts'
import { end, type Graph, type NodeId, waysFrom } from '../graph.ts'
import type { Assumptions } from './assumed/assumptions.ts'
import { expectedUse } from './expected-use.ts'
import { canBeLeft, leavingUse } from './leaving-use.ts'
import { mailAnswers, outcomeUse } from './mail-answers.ts'
import { nodeUse } from './node-use.ts'
import { dollarsOf, plus, type Use } from './use.ts'
import { entryUse, eventUse, ownEventUse } from './uses.ts'

/** Where a path could have gone another way: at this node it took this one, counted from 0, or left the journey. */
export type Turn = { readonly node: NodeId; readonly way: number | 'leaves' }

/** One path through a journey, and what one contact on it uses. */
export type PricedPath = { readonly use: Use; readonly dollars: number; readonly turns: readonly Turn[] }

/**
 * What one contact uses who comes in, until the end or until they leave, on the cheapest path, on the dearest one and on
 * average. The cheapest leaves where that is cheaper, so that what is expected always lies between the two.
 */
export type JourneyPrice = {
  readonly best: PricedPath
  readonly worst: PricedPath
  readonly expected: Use
}

/** What is priced: a journey, its graph, and whether quiet hours may put its messages off. */
export type Priced = { readonly journey: Journey; readonly graph: Graph; readonly hasQuietHours: boolean }

type Extremes = Pick<JourneyPrice, 'best' | 'worst'>

/** The price of a journey per contact who comes in. */
export function priceJourney(priced: Priced, assumptions: Assumptions): JourneyPrice {
  const { journey, graph } = priced
  const { best, worst } = extremes(priced, assumptions)
  const entry = entering(journey)
  const expected = plus(entry, expectedUse(journey, graph, assumptions))
  return { best: further(entry, best), worst: further(entry, worst), expected }
}

/** Paths that meet again are priced once: there are no loops, so each node is asked once. */
function extremes(priced: Priced, assumptions: Assumptions): Extremes {
  const known = new Map<NodeId, Extremes>()
  const price = (id: NodeId): Extremes => {
    const found = known.get(id) ?? priceFrom(id, priced, assumptions, price)
    known.set(id, found)
    return found
  }
  return price(priced.graph.start)
}

function priceFrom(id: NodeId, priced: Priced, assumptions: Assumptions, price: (id: NodeId) => Extremes): Extremes {
  const node = priced.graph.nodes.get(id)
  if (node === undefined || id === end) return over
  const leaving = canBeLeft(priced.journey) ? leavingUse(node, priced.graph) : undefined
  const paths = (extent: keyof Extremes): readonly PricedPath[] =>
    waysFrom(node).flatMap((next, way, ways) => {
      const answers = mailAnswers(node, way, priced.journey, assumptions)[extent]
      const deferrals = extent === 'worst' && priced.hasQuietHours ? 1 : 0
      const here = plus(nodeUse(node), outcomeUse(node, answers, deferrals))
      const onwards = further(here, price(next)[extent], ways.length > 1 ? { node: id, way } : undefined)
      if (leaving === undefined) return [onwards]
      return [onwards, further(here, { ...nothing, use: leaving }, { node: id, way: 'leaves' })]
    })
  return {
    best: paths('best').reduce((one, other) => (other.dollars < one.dollars ? other : one)),
    worst: paths('worst').reduce((one, other) => (other.dollars > one.dollars ? other : one)),
  }
}

/** What brings a contact in: an event that somebody posts where the journey has such a trigger, or one of our own. */
const entering = ({ triggers }: Journey): Use =>
  plus(entryUse, triggers.some(({ kind }) => kind === 'event') ? eventUse : ownEventUse)

const further = (use: Use, { use: rest, turns }: PricedPath, turn?: Turn): PricedPath => {
  const all = plus(use, rest)
  return { use: all, dollars: dollarsOf(all), turns: turn ? [turn, ...turns] : turns }
}

const nothing: PricedPath = { use: {}, dollars: 0, turns: [] }
const over: Extremes = { best: nothing, worst: nothing }
