import type { GraphNode } from '../../../state-machines/graph.ts'
import type { Place, Spot } from './places.ts'
import { type Reach, reach } from './reach.ts'

/** How many of those inside stand at something, come to it yet, may come to it, and do not; `unknown` cannot be told. */
export type Fate = {
  readonly there: number
  readonly will: number
  readonly may: number
  readonly never: number
  readonly unknown: number
}

/** What those inside have to do with a step as it was; those on the new version know it only as it is. */
export const fateAtStep = (places: readonly Place[], step: string): Fate =>
  fateOf(
    places.filter(({ on }) => on !== 'after'),
    (at) => {
      const isOfStep = (one: GraphNode): boolean => stepsOf(one).includes(step)
      return heldBy(at).some(isOfStep) ? 'there' : reach(at.graph, at.node, isOfStep)
    },
  )

/** Who of those inside gets a message as it is now: whoever comes to it yet, and whoever's message is put off. */
export const fateOfMessage = (places: readonly Place[], message: string): Fate =>
  fateOf(places, ({ graph, node, isUnsent }) => {
    const sendsIt = (one: GraphNode): boolean => one.kind === 'send' && one.message === message
    const here = graph.nodes.get(node)
    if (here && sendsIt(here)) return isUnsent ? 'surely' : 'there'
    return reach(graph, node, sendsIt)
  })

function fateOf(places: readonly Place[], look: (at: Spot) => Reach | 'there'): Fate {
  const seen = places.map(({ count, on, at }) => {
    const found = at === undefined ? 'unknown' : look(at)
    // Another version may go another way.
    return { count, found: on === 'other' && found === 'surely' ? 'perhaps' : found }
  })
  const all = (wanted: Reach | 'there' | 'unknown'): number =>
    seen.reduce((sum, { count, found }) => (found === wanted ? sum + count : sum), 0)
  return {
    there: all('there'),
    will: all('surely'),
    may: all('perhaps'),
    never: all('never'),
    unknown: all('unknown'),
  }
}

/** The node where somebody stands; and the wait behind a send, for the send holds them until it is over. */
function heldBy({ graph, node, isUnsent }: Spot): readonly GraphNode[] {
  const here = graph.nodes.get(node)
  if (here === undefined) return []
  const next = here.kind === 'send' && here.then.kind === 'go-on' && !isUnsent ? here.then.next : undefined
  const behind = next === undefined ? undefined : graph.nodes.get(next)
  // Who waits for the day of the next step has not come to that step.
  return behind?.kind === 'wait' && behind.step === next ? [here, behind] : [here]
}

function stepsOf(node: GraphNode): readonly string[] {
  if (node.kind === 'update') return node.updates.map(({ step }) => step)
  if (node.kind === 'ask') return node.questions.map(({ step }) => step)
  return node.kind === 'end' ? [] : [node.step]
}
