import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'
import { opposite } from '../../conditions/logic/formula.ts'
import { isImpossible } from '../../conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../conditions/logic/to-formula.ts'
import type { Workspace } from '../../rule.ts'
import { journeyPaths } from '../../time/paths/journey-paths.ts'
import { insideOf } from '../exclusive.ts'
import { tagsAt } from './facts-at.ts'
import { type HandOver, handOversOf } from './hand-overs.ts'
import { moveBy } from './moves.ts'
import { latestAt, leastLeft } from './time-left.ts'

/** Hand-overs by which a contact comes back to where the first of them began. `pace`: whether every entry is open at once. */
export type Loop = { readonly handOvers: readonly HandOver[]; readonly pace: 'at-once' | 'by-and-by' }

/** More beginnings of a loop than this are not followed. */
const mostTried = 2000

/** The shortest loop that leads back to a journey; one that goes round at once before one that takes its time. */
export function findLoop(journey: Journey, workspace: Workspace): Loop | undefined {
  const from = Map.groupBy(openHandOvers(workspace), (one) => one.from)
  let slow: Loop | undefined
  const begun: (readonly HandOver[])[] = (from.get(journey) ?? []).map((one) => [one])
  for (let tried = 0; tried < Math.min(begun.length, mostTried); tried++) {
    const path = begun[tried] ?? []
    const last = path.at(-1)
    if (last === undefined) continue
    if (last.to === journey) {
      const loop = loopOf(path, workspace)
      if (loop?.pace === 'at-once') return loop
      slow ??= loop
    } else if (!path.slice(0, -1).some(({ to }) => to === last.to)) {
      begun.push(...(from.get(last.to) ?? []).map((one) => [...path, one]))
    }
  }
  return slow
}

/** The hand-overs of a workspace behind which the door is not always shut. */
function openHandOvers(workspace: Workspace): readonly HandOver[] {
  const all = handOversOf(workspace)
  const known = remembered.get(all) ?? all.filter((one) => !isShut(one, workspace))
  remembered.set(all, known)
  return known
}

const remembered = new WeakMap<readonly HandOver[], readonly HandOver[]>()

/** Whether whoever is handed over is never let in: the tags that the journey has given, or the segment itself, forbid it. */
function isShut({ from, step, to, segment }: HandOver, workspace: Workspace): boolean {
  const { formula } = insideOf(to, workspace)
  const { segments } = workspace
  const isIn = segment && toFormula(segment.condition, [], { ...anywhere, segments })
  const moved = isIn === undefined ? [] : [segment?.change === 'left' ? opposite(isIn) : isIn]
  return isImpossible({ kind: 'all', of: [tagsAt(from, step), ...moved, formula] })
}

/** The loop that hand-overs make, if a contact can go round in it again and again. */
function loopOf(handOvers: readonly HandOver[], workspace: Workspace): Loop | undefined {
  const paces = handOvers.map((one) => paceOf(one, handOvers))
  if (paces.includes('never') || !handOvers.every((one) => comesBack(one, handOvers, workspace))) return undefined
  if (!handOvers.every((one) => isOutBefore(one, handOvers, workspace))) return undefined
  return { handOvers, pace: paces.includes('by-and-by') ? 'by-and-by' : 'at-once' }
}

/** How often a journey may be entered by a hand-over of a loop: a key that stays the same opens no new pass. */
function paceOf({ to, properties = {} }: HandOver, loop: readonly HandOver[]): Loop['pace'] | 'never' {
  const { kind, key } = to.reentry
  const field = key === undefined ? undefined : properties[key.split('.')[0] ?? key]
  if (kind === 'always') return 'at-once'
  if (field?.kind === 'attribute' && changes(field.attribute, loop)) return 'at-once'
  return kind === 'after' ? 'by-and-by' : 'never'
}

/** Whether a value of the contact is new each time round: somebody else's server says so. */
const changes = (attribute: string, loop: readonly HandOver[]): boolean =>
  stepsOf(loop).some(
    ({ step }) => step.kind === 'call' && Object.hasOwn(step.webhook.store, attribute.split('.')[0] ?? ''),
  )

/** Whether what a segment's trigger asks for can happen again: something in the loop takes it back. */
const comesBack = ({ segment }: HandOver, loop: readonly HandOver[], { segments }: Workspace): boolean =>
  segment === undefined ||
  stepsOf(loop).some(({ step, journey }) => {
    const move = moveBy(step, journey, segment.condition, segments)
    return segment.change === 'entered' ? move.out : move.in
  })

const stepsOf = (loop: readonly HandOver[]) =>
  loop.flatMap(({ from }) => [...allSteps(from.steps)].map((step) => ({ step, journey: from })))

/** Whether a contact can have left a journey when the loop leads back to it: nobody is let in who is still inside. */
function isOutBefore(one: HandOver, loop: readonly HandOver[], workspace: Workspace): boolean {
  const others = loop.filter((other) => other !== one)
  if (loop.some(({ isDated }) => isDated)) return true
  const away = others.reduce((sum, { from, step }) => sum + latestAt(step, journeyPaths(from, workspace)), 0)
  return away >= leastLeft(one.from, one.step, journeyPaths(one.from, workspace))
}
