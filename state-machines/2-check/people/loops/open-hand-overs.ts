import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import { opposite } from '../../conditions/logic/formula.ts'
import { isImpossible } from '../../conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../conditions/logic/to-formula.ts'
import type { Workspace } from '../../rule.ts'
import { insideOf } from '../exclusive.ts'
import { tagsAt } from './facts-at.ts'
import { type HandOver, handOversOf } from './hand-overs.ts'

/** The hand-overs of a workspace behind which the door is not always shut, by the journey that they begin in. */
export function openHandOvers(workspace: Workspace): ReadonlyMap<Journey, readonly HandOver[]> {
  const known = remembered.get(workspace)
  if (known !== undefined) return known
  const open = [...handOversOf(workspace)].filter((one) => !isShut(one, workspace))
  const found = Map.groupBy(open, ({ from }) => from)
  remembered.set(workspace, found)
  return found
}

/** A journey, and those into which hand-overs lead from it, by way of others too. */
export function ledTo(journey: Journey, workspace: Workspace): ReadonlySet<Journey> {
  const open = openHandOvers(workspace)
  const known = reached.get(open) ?? new Map<Journey, ReadonlySet<Journey>>()
  reached.set(open, known)
  const found = known.get(journey) ?? followed(journey, open)
  known.set(journey, found)
  return found
}

function followed(journey: Journey, open: ReadonlyMap<Journey, readonly HandOver[]>): ReadonlySet<Journey> {
  const found = new Set([journey])
  // What is added to a set while it is gone through is gone through, too.
  for (const at of found) for (const { to } of open.get(at) ?? []) found.add(to)
  return found
}

const reached = new WeakMap<object, Map<Journey, ReadonlySet<Journey>>>()

const remembered = new WeakMap<Workspace, ReadonlyMap<Journey, readonly HandOver[]>>()

/**
 * Whether whoever is handed over is never let in: the tags that the journey has given, or the segment itself, forbid it.
 * Who is let in later may have other tags by then.
 */
function isShut({ from, step, to, segment, isDated }: HandOver, workspace: Workspace): boolean {
  const { formula, subjects } = insideOf(to, workspace)
  if (subjects.size === 0) return false
  const { segments } = workspace
  const isIn = segment && toFormula(segment.condition, [], { ...anywhere, segments })
  const moved = isIn === undefined ? [] : [segment?.change === 'left' ? opposite(isIn) : isIn]
  return isImpossible({ kind: 'all', of: [...(isDated ? [] : [tagsAt(from, step)]), ...moved, formula] })
}
