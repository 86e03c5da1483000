import type { Path } from '../../../shared/domain/journey/journey.ts'
import { error, type Finding } from '../../diagnostic.ts'
import { placedEvents } from '../places.ts'
import type { Rule } from '../rule.ts'
import { firstWayTo } from '../time/paths/journey-paths.ts'
import { askedAtBranches, askedAtDoor, askedAtExits, askedIn } from './asked.ts'
import { explain } from './logic/explain.ts'
import type { Formula } from './logic/formula.ts'
import { isImpossible } from './logic/solve.ts'
import { whereFormula } from './logic/to-formula.ts'
import { together } from './logic/together.ts'

/**
 * Every condition can hold for somebody who comes to it, and every `where` for some event: no two tests in it contradict
 * each other, nor what is known of everybody there by the trigger, the exits, or the way that leads there.
 */
export const neverHolds: Rule = function* (journey, workspace) {
  const door = askedAtDoor(journey, workspace)
  if (door) yield* unlessPossible(door, 'Nobody fits', 'Nobody who is let in fits')
  for (const exit of askedAtExits(journey, workspace))
    yield* unlessPossible(exit, 'This exit never holds', 'This exit never holds')
  for (const { step, cases } of askedAtBranches(journey, workspace)) {
    const way = firstWayTo(step, journey, workspace)
    const here = `This case holds for nobody who comes here${way === '' ? '' : ` by \`${way}\``}`
    for (const one of cases) yield* unlessPossible(one, 'This case never holds', here)
  }
  const asked = askedIn(workspace)
  for (const { where, path } of placedEvents(journey)) {
    const place = [...path, 'where']
    const formula = whereFormula(where, place, asked)
    if (isImpossible(formula)) yield found(formula, place, 'No event is of this kind')
  }
}

type Asked = { readonly formula: Formula; readonly given: Formula; readonly path: Path }

/** What is given stands first, so that what is told of is marked in the condition itself. */
function* unlessPossible({ formula, given, path }: Asked, what: string, whatHere: string): Generator<Finding> {
  if (isImpossible(formula)) return yield found(formula, path, what)
  const both = together([formula], given)
  if (isImpossible(both)) yield found(both, path, whatHere)
}

function found(formula: Formula, path: Path, what: string): Finding {
  const { words, at } = explain(formula)
  const isInside = at !== undefined && path.every((name, index) => at.path[index] === name)
  // A `where` asks about an event without saying so.
  const said = path.at(-1) === 'where' ? words.replaceAll('`event: ', '`where: ') : words
  const remedy =
    at?.ask.kind === 'never'
      ? 'Ask it where it can hold, or take it out.'
      : 'Change one of them, or take out what can never happen.'
  return error('never-holds', isInside ? at.path : path, `${what}: ${said}.`, remedy)
}
