import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { askedAtDoor, askedAtExits } from './asked.ts'
import { always, type Formula, opposite } from './logic/formula.ts'
import { isImpossible } from './logic/solve.ts'

/** Somebody who is let in may stay: no exit holds for everybody in the audience already at the door. */
export const nobodyStays: Rule = function* (journey, workspace) {
  // At the door nothing has been sent yet.
  const exits = askedAtExits(journey, workspace, { isUnsent: () => true })
  if (exits.length === 0) return
  const door = askedAtDoor(journey, workspace)
  const inside: Formula = door ? { kind: 'all', of: [door.given, door.formula] } : always
  const stays = (formulas: readonly Formula[]): boolean =>
    !isImpossible({ kind: 'all', of: [inside, ...formulas.map(opposite)] })
  // Where nobody is let in at all, something else is told.
  if (isImpossible(inside) || stays(exits.map(({ formula }) => formula))) return
  const one = exits.find(({ formula }) => !stays([formula]))
  yield error(
    'nobody-stays',
    one?.path ?? ['exit'],
    one
      ? `Everybody who is let in leaves at once: ${who(door !== undefined)}.`
      : 'Everybody who is let in leaves at once by one exit or another.',
    'Ask for less at the exit, or keep those out at the door for whom it holds.',
  )
}

const who = (hasAudience: boolean): string =>
  hasAudience ? 'this exit holds for the whole audience' : 'this exit holds for everybody'
