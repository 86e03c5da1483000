import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { type Ask, type Formula, literalsIn, opposite, subjectOf } from '../conditions/logic/formula.ts'
import { holdTogether, isImpossible, type Solved, solve } from '../conditions/logic/solve.ts'
import { anywhere, toFormula } from '../conditions/logic/to-formula.ts'
import type { Workspace } from '../rule.ts'

/**
 * Whether nobody can be in two journeys at once: whoever the audience of one lets in, the other keeps out or lets go.
 * What an audience asks is taken to go on holding; only exits see to that.
 */
export function areExclusive(a: Journey, b: Journey, workspace: Workspace): boolean {
  const [one, other] = [a, b].map((journey) => insideOf(journey, workspace))
  if (one === undefined || other === undefined || !meet(one.subjects, other.subjects)) return false
  if (holdTogether(one.shown, other.shown)) return false
  return isImpossible({ kind: 'all', of: [one.formula, other.formula] })
}

const meet = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((subject) => others.has(subject))

/** What holds of whoever is in a journey, what it speaks about, and somebody of whom it holds. */
export type Inside = { readonly formula: Formula; readonly subjects: ReadonlySet<string>; readonly shown: Solved }

/** A formula, and what is known of it. */
export const saidBy = (formula: Formula): Inside => ({
  formula,
  subjects: new Set([...literalsIn(formula)].map(({ ask }) => subjectOf(ask))),
  shown: solve(formula),
})

/** What holds of whoever is let into a journey, or stays in it: its audience, and none of its exits. */
export function insideOf(journey: Journey, { segments }: Workspace): Inside {
  const known = remembered.get(journey)
  if (known !== undefined) return known
  const exits = journey.exit.flatMap((rule) => (rule.kind === 'condition' ? [rule.condition] : []))
  const of = [
    ...(journey.audience ? [toFormula(journey.audience, [], { ...anywhere, segments })] : []),
    ...exits.map((condition) => opposite(toFormula(condition, [], { ...anywhere, segments, hasEvent: false }))),
  ]
  const found = saidBy(ownedBy(journey.id, { kind: 'all', of }))
  remembered.set(journey, found)
  return found
}

const remembered = new WeakMap<Journey, Inside>()

/** The event that began an enrollment, its messages and its ways are its own: two journeys never speak of the same. */
function ownedBy(journey: string, formula: Formula): Formula {
  if (formula.kind !== 'literal') return { ...formula, of: formula.of.map((part) => ownedBy(journey, part)) }
  return { ...formula, ask: ownAsk(journey, formula.ask) }
}

function ownAsk(journey: string, ask: Ask): Ask {
  if (ask.kind === 'event') return { ...ask, field: `${journey}: ${ask.field}` }
  if ('message' in ask) return { ...ask, message: `${journey}: ${ask.message}` }
  return ask.kind === 'variant' ? { ...ask, split: `${journey}: ${ask.split}` } : ask
}
