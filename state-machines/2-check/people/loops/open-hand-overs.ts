import type { Condition } from '../../../../shared/domain/condition/condition.ts'
import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import { opposite, subjectOf } from '../../conditions/logic/formula.ts'
import { isImpossible } from '../../conditions/logic/solve.ts'
import { anywhere, toFormula } from '../../conditions/logic/to-formula.ts'
import type { Workspace } from '../../rule.ts'
import { type Inside, insideOf, saidBy } from '../exclusive.ts'
import { tagsAt } from './facts-at.ts'
import { type HandOver, handOversOf } from './hand-overs.ts'
import { reachable } from './reachable.ts'

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
export const ledTo = (journey: Journey, workspace: Workspace): ReadonlySet<Journey> =>
  reachable(journey, openHandOvers(workspace))

const remembered = new WeakMap<Workspace, ReadonlyMap<Journey, readonly HandOver[]>>()

/**
 * Whether whoever is handed over is never let in: the tags that the journey has given, or the segment itself, forbid it.
 * Who is let in later may have other tags by then.
 */
function isShut({ from, step, to, segment, isDated }: HandOver, workspace: Workspace): boolean {
  const inside = insideOf(to, workspace)
  if (inside.subjects.size === 0) return false
  const moved = segment && movedBy(segment, workspace)
  const isAsked = (subject: string): boolean => inside.subjects.has(subject) || moved?.subjects.has(subject) === true
  const tags = isDated ? [] : tagsAt(from, step).filter(({ ask }) => isAsked(subjectOf(ask)))
  const key = JSON.stringify([segment?.id, segment?.change, tags.map(({ ask, isTrue }) => [subjectOf(ask), isTrue])])
  const doors = shut.get(inside) ?? new Map<string, boolean>()
  shut.set(inside, doors)
  const known = doors.get(key)
  if (known !== undefined) return known
  const found = isImpossible({ kind: 'all', of: [...tags, ...(moved ? [moved.formula] : []), inside.formula] })
  doors.set(key, found)
  return found
}

/** Hand-overs are many, and what their doors ask is not. */
const shut = new WeakMap<Inside, Map<string, boolean>>()

/** What is so of whoever has just come into a segment, or left it, and what that speaks about. */
function movedBy({ condition, change }: NonNullable<HandOver['segment']>, { segments }: Workspace): Inside {
  const known = moves.get(condition)
  if (known !== undefined) return known[change]
  const isIn = toFormula(condition, [], { ...anywhere, segments })
  const found = { entered: saidBy(isIn), left: saidBy(opposite(isIn)) }
  moves.set(condition, found)
  return found[change]
}

const moves = new WeakMap<Condition, { readonly entered: Inside; readonly left: Inside }>()
