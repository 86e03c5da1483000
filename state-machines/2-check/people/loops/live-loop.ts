import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'
import type { Workspace } from '../../rule.ts'
import { journeyPaths } from '../../time/paths/journey-paths.ts'
import type { HandOver } from './hand-overs.ts'
import { moveBy } from './moves.ts'
import { ledTo } from './open-hand-overs.ts'
import { latestAt, leastLeft } from './time-left.ts'

/**
 * Hand-overs by which a contact comes back to where the first of them began. `pace`: whether every door is open at once.
 * `isSure`: it hangs on nothing but the steps of its own journeys, and going round shuts no door.
 */
export type Loop = {
  readonly handOvers: readonly HandOver[]
  readonly pace: 'at-once' | 'by-and-by'
  readonly isSure: boolean
}

/** Whether a contact can go round in a loop again and again; journeys that the loop sets going may be needed for it. */
export const isLive = (loop: readonly HandOver[], workspace: Workspace): boolean =>
  loop.every((one) => entryBy(one, loop) !== 'never') &&
  loop.every((one) => isOutBefore(one, loop, workspace)) &&
  loop.every((one) => isTakenBack(one, ledTo(one.from, workspace), workspace))

/** What is told of a loop that is live. */
export const loopOf = (handOvers: readonly HandOver[], workspace: Workspace): Loop => ({
  handOvers,
  pace: handOvers.some((one) => entryBy(one, handOvers) === 'by-and-by') ? 'by-and-by' : 'at-once',
  isSure: handOvers.every(
    (one) =>
      one.isSure &&
      isTakenBack(one, journeysOf(handOvers), workspace) &&
      !mayShut(one.to, journeysOf(handOvers), workspace),
  ),
})

const journeysOf = (loop: readonly HandOver[]): readonly Journey[] => loop.map(({ from }) => from)

/** How often a journey may be entered by a hand-over of a loop: a key that stays the same opens no new pass. */
function entryBy({ to, properties = {} }: HandOver, loop: readonly HandOver[]): Loop['pace'] | 'never' {
  const { kind, key } = to.reentry
  const field = key === undefined ? undefined : properties[key.split('.')[0] ?? key]
  if (kind === 'always') return 'at-once'
  if (field?.kind === 'attribute' && isStored(field.attribute, loop)) return 'at-once'
  return kind === 'after' ? 'by-and-by' : 'never'
}

/** Whether a value of the contact may be new each time round: somebody else's server says so. */
const isStored = (attribute: string, loop: readonly HandOver[]): boolean =>
  loop.some(({ from }) =>
    [...allSteps(from.steps)].some(
      (step) => step.kind === 'call' && Object.hasOwn(step.webhook.store, attribute.split('.')[0] ?? attribute),
    ),
  )

/** Whether what a segment's trigger asks for can happen again: one of these journeys takes it back. */
const isTakenBack = ({ segment }: HandOver, by: Iterable<Journey>, workspace: Workspace): boolean =>
  segment === undefined ||
  [...by].some((journey) => {
    const move = moveOf(journey, segment, workspace)
    return segment.change === 'entered' ? move.out : move.in
  })

/** Whether steps of these journeys may come to keep contacts out of one; doors that tags shut were asked before. */
const mayShut = ({ audience }: Journey, by: readonly Journey[], { segments }: Workspace): boolean =>
  audience !== undefined &&
  by.some((journey) =>
    stepsThatMove(journey)
      .filter((step) => step.kind !== 'change' || (step.change.kind !== 'tag' && step.change.kind !== 'untag'))
      .some((step) => moveBy(step, journey, audience, segments).out),
  )

type Movement = { readonly in: boolean; readonly out: boolean }

/** How the steps of a journey, taken together, move a segment; worked out once. */
function moveOf(
  journey: Journey,
  { id, condition }: NonNullable<HandOver['segment']>,
  { segments }: Workspace,
): Movement {
  const known = movements.get(journey) ?? new Map<string, Movement>()
  movements.set(journey, known)
  const found = known.get(id)
  if (found !== undefined) return found
  const moves = stepsThatMove(journey).map((step) => moveBy(step, journey, condition, segments))
  const together = { in: moves.some((move) => move.in), out: moves.some((move) => move.out) }
  known.set(id, together)
  return together
}

const movements = new WeakMap<Journey, Map<string, Movement>>()

/** The steps of a journey that may change what is known of a contact. */
function stepsThatMove(journey: Journey): readonly Step[] {
  const known = moving.get(journey)
  if (known !== undefined) return known
  const found = [...allSteps(journey.steps)].filter(({ kind }) => ['send', 'act', 'change', 'call'].includes(kind))
  moving.set(journey, found)
  return found
}

const moving = new WeakMap<Journey, readonly Step[]>()

/** Whether a contact can have left a journey when the loop leads back to it: nobody is let in who is still inside. */
function isOutBefore(one: HandOver, loop: readonly HandOver[], workspace: Workspace): boolean {
  if (loop.some(({ isDated }) => isDated)) return true
  const left = leastLeft(one.from, one.step, journeyPaths(one.from, workspace))
  if (left === 0) return true
  const others = loop.filter((other) => other !== one)
  return others.reduce((sum, { from, step }) => sum + latestAt(step, journeyPaths(from, workspace)), 0) >= left
}
