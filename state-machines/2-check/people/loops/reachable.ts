import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import type { HandOver } from './hand-overs.ts'

/** Hand-overs by the journey that they begin in. */
export type HandOvers = ReadonlyMap<Journey, readonly HandOver[]>

/** A journey, and those into which hand-overs lead from it, by way of others too. */
export const reachable = (journey: Journey, handOvers: HandOvers): ReadonlySet<Journey> =>
  follow(journey, linksOf(handOvers).onwards)

/** A journey, and those from which hand-overs lead to it, by way of others too. */
export const leadingTo = (journey: Journey, handOvers: HandOvers): ReadonlySet<Journey> =>
  follow(journey, linksOf(handOvers).back)

/** Which journeys lead to which, by any number of hand-overs, and what was found by following them. */
type Links = { readonly onwards: Direction; readonly back: Direction }
type Direction = {
  readonly next: ReadonlyMap<Journey, ReadonlySet<Journey>>
  readonly found: Map<Journey, ReadonlySet<Journey>>
}

function follow(journey: Journey, { next, found }: Direction): ReadonlySet<Journey> {
  const known = found.get(journey)
  if (known !== undefined) return known
  const reached = new Set([journey])
  // What is added to a set while it is gone through is gone through, too.
  for (const at of reached) for (const one of next.get(at) ?? []) reached.add(one)
  found.set(journey, reached)
  return reached
}

function linksOf(handOvers: HandOvers): Links {
  const known = remembered.get(handOvers)
  if (known !== undefined) return known
  const [onwards, back] = [new Map<Journey, Set<Journey>>(), new Map<Journey, Set<Journey>>()]
  for (const { from, to } of [...handOvers.values()].flat()) {
    onwards.set(from, (onwards.get(from) ?? new Set()).add(to))
    back.set(to, (back.get(to) ?? new Set()).add(from))
  }
  const links = { onwards: { next: onwards, found: new Map() }, back: { next: back, found: new Map() } }
  remembered.set(handOvers, links)
  return links
}

const remembered = new WeakMap<HandOvers, Links>()
