import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { nameStates, quietState } from '../../../state-machines/4-emit/state-names.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import type { Graph, NodeId } from '../../../state-machines/graph.ts'
import type { Standing } from '../ask-standing.ts'

/** One version of a journey that is held against another. */
export type Version = { readonly name: string; readonly journey: Journey }

/** The versions of a journey that are held against each other; one is missing where it was not, or is no more. */
export type Versions = { readonly before?: Version | undefined; readonly after?: Version | undefined }

/** Where some of those stand who are inside of a journey. */
export type Place = {
  readonly count: number
  /** What people call the place: a step, or where none is known, a state. */
  readonly words: string
  /** The version that they are on; `other`: neither of the two, so what they come to can only be guessed. */
  readonly on: 'before' | 'after' | 'other'
  /** Where in a journey that is; undefined where neither version knows the place. */
  readonly at?: Spot | undefined
}

/** A node of a journey's plain graph, in which every step has nodes of its own. */
export type Spot = {
  readonly graph: Graph
  readonly node: NodeId
  /** Whether the message of the node may still be to be sent: it is put off, or nobody knows. */
  readonly isUnsent: boolean
}

/** Finds those who are inside of a journey on the versions that are compared. */
export function placesOf(standing: readonly Standing[], { before, after }: Versions): readonly Place[] {
  const maps = { before: before && mapOf(before.journey), after: after && mapOf(after.journey) }
  return standing.map(({ count, step, state, version }) => {
    const words = step ?? state
    // AWS tells no version: whoever stands where people stood before is on what was there before.
    for (const on of ['before', 'after'] as const) {
      const isOnIt = version === undefined || version === { before, after }[on]?.name
      const at = isOnIt ? maps[on]?.states.get(state) : undefined
      if (at !== undefined) return { count, words, on, at }
    }
    const map = maps.before ?? maps.after
    return { count, words, on: 'other', at: map?.states.get(state) ?? map?.steps.get(step ?? '') }
  })
}

/** The places of one version, by the names of its states and by its steps. */
function mapOf(journey: Journey) {
  const graph = graphOf(journey, false)
  const spot = (node: NodeId, isUnsent: boolean): Spot => ({ graph, node, isUnsent })
  return {
    states: new Map(
      [...nameStates(graphOf(journey))].flatMap(([node, name]) => [
        [name, spot(node, false)] as const,
        [quietState(name), spot(node, true)] as const,
      ]),
    ),
    // A step's own node is the one of its name; others of it have a colon behind it.
    steps: new Map([...graph.nodes.keys()].map((node) => [node, spot(node, true)])),
  }
}
