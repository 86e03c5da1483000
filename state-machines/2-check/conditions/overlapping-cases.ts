import { warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { type AskedCondition, askedAtBranches, askedIn } from './asked.ts'
import { type Formula, literalsIn, opposite, subjectOf } from './logic/formula.ts'
import { isImpossible, type SettledSubject, solve } from './logic/solve.ts'
import { toFormula } from './logic/to-formula.ts'
import { wordsOf } from './logic/words.ts'

/**
 * Cases that ask about one and the same thing do not overlap: of two that share some of their values and not all, the
 * first takes what they share. A case within a wider one below it is meant so, and cases about different things meet.
 */
export const overlappingCases: Rule = function* (journey, workspace) {
  const asked = { ...askedIn(workspace), isSingle: () => true }
  for (const { cases } of askedAtBranches(journey, workspace)) {
    // A field that may be a list overlaps with everything; nobody means that.
    const single = cases.map((one) => ({ ...one, formula: toFormula(one.condition, one.path, asked) }))
    for (const [index, one] of single.entries()) {
      const earlier = single.slice(0, index)
      const shares = earlier.map((other, place) => sharedBy(one, other, earlier.slice(0, place)))
      const first = shares.findIndex((share) => share !== undefined)
      if (first < 0) continue
      yield warning(
        'overlapping-cases',
        one.path,
        `Who has ${shares[first]} fits case ${first + 1}, too, which comes first and takes them.`,
        'Draw the line between the two cases, so that the order decides nothing.',
      )
    }
  }
}

/** What two cases about the same thing share, in words, beside what cases above both have taken. */
function sharedBy(one: AskedCondition, other: AskedCondition, above: readonly AskedCondition[]): string | undefined {
  if (!areAboutTheSame(one.formula, other.formula)) return undefined
  const both = [one.given, one.formula, other.formula, ...above.map(({ formula }) => opposite(formula))]
  const solved = solve({ kind: 'all', of: both })
  if (solved.kind !== 'possible' || follows(one, other) || follows(other, one)) return undefined
  const subjects = new Set(subjectsIn(one.formula))
  return solved.settled
    .filter(({ literals }) => isAbout(literals, subjects))
    .map(valueWords)
    .find((words) => words !== undefined)
}

const follows = (one: AskedCondition, other: AskedCondition): boolean =>
  isImpossible({ kind: 'all', of: [one.formula, opposite(other.formula)] })

const isAbout = (literals: SettledSubject['literals'], subjects: ReadonlySet<string>): boolean =>
  literals.some(({ ask, isTrue }) => subjects.has(subjectOf(ask)) && (ask.kind !== 'tag' || isTrue))

const subjectsIn = (formula: Formula): readonly string[] => [...literalsIn(formula)].map(({ ask }) => subjectOf(ask))

/** Both about one field, score or event, or both lists of tags that share one. */
function areAboutTheSame(one: Formula, other: Formula): boolean {
  const literals = [...literalsIn(one), ...literalsIn(other)]
  const subjects = new Set(literals.map(({ ask }) => subjectOf(ask)))
  const kinds = new Set(literals.map(({ ask }) => ask.kind))
  if (kinds.size === 1 && kinds.has('tag')) {
    const isPlain = literals.every(({ isTrue }) => isTrue) && isList(one) && isList(other)
    return isPlain && subjectsIn(one).some((subject) => subjectsIn(other).includes(subject))
  }
  const [kind] = kinds
  return subjects.size === 1 && kind !== undefined && ['score', 'did', 'attribute', 'event'].includes(kind)
}

const isList = ({ kind }: Formula): boolean => kind !== 'all'

/** A value that both cases take, as it would be written. */
function valueWords({ literals: [literal], settled }: SettledSubject): string | undefined {
  if (literal === undefined) return undefined
  const { ask } = literal
  const is = (value: string | number | boolean | null): string =>
    'test' in ask ? wordsOf({ ...literal, isTrue: true, ask: { ...ask, test: { kind: 'is', value } } }) : ''
  if (settled.kind === 'number') return is(settled.number)
  if (settled.kind === 'counts') return is(settled.counts[0]?.count ?? 0)
  if (settled.kind === 'told') return wordsOf(literal)
  const value = settled.kind === 'value' ? settled.value.value : undefined
  return value === undefined || (typeof value === 'object' && value !== null) ? undefined : is(value)
}
