import { type Formula, type Literal, literalsIn, subjectOf } from './formula.ts'
import { settle } from './settle/settle.ts'
import { isImpossible } from './solve.ts'
import { wordsOf } from './words.ts'

/** Why a formula cannot hold, in words, and the question at which that shows. */
export type Reason = { readonly words: string; readonly at: Literal | undefined }

/** More questions than this are not compared one by one. */
const mostPairs = 300

/** Says why a formula that cannot hold cannot: the first question that never holds, or two that contradict each other. */
export function explain(formula: Formula): Reason {
  if (formula.kind === 'literal') return ofLiteral(formula)
  if (formula.kind === 'any') return ofChoice(formula.of)
  const parts = formula.of
  const lone = parts.find((part) => part.kind !== 'literal' && isImpossible(part))
  const together = literalsOf(formula)
  return ofLiterals(together) ?? (lone ? explain(lone) : ofTogether(together))
}

function ofLiteral(literal: Literal): Reason {
  const { ask } = literal
  if (ask.kind === 'never') return { words: ask.because, at: literal }
  return { words: `${wordsOf(literal)} holds for nobody`, at: literal }
}

/** Where every way of a choice is impossible, the first is told of. */
function ofChoice(ways: readonly Formula[]): Reason {
  const [first] = ways
  if (first === undefined) return { words: 'it holds for nobody', at: undefined }
  const reason = explain(first)
  return ways.length === 1 ? reason : { ...reason, words: `none of its ways is possible. The first: ${reason.words}` }
}

function ofLiterals(literals: readonly Literal[]): Reason | undefined {
  const alone = literals.find((one) => settle([one]).kind === 'impossible')
  if (alone) return ofLiteral(alone)
  for (const group of Map.groupBy(literals.slice(0, mostPairs), ({ ask }) => subjectOf(ask)).values()) {
    for (const [index, one] of group.entries()) {
      const other = group.slice(0, index).find((before) => settle([before, one]).kind === 'impossible')
      if (other) return { words: `${wordsOf(other)} and ${wordsOf(one)} contradict each other`, at: one }
    }
    if (settle(group).kind === 'impossible') return ofTogether(group)
  }
  return undefined
}

const ofTogether = (literals: readonly Literal[]): Reason => {
  const words = [...new Set(literals.slice(0, 4).map(wordsOf))].join(', ')
  return { words: words === '' ? 'its parts contradict each other' : `${words} cannot all hold`, at: literals.at(-1) }
}

/** The questions that must all be answered as wanted, in the order in which they are written. */
function literalsOf(formula: Formula): readonly Literal[] {
  if (formula.kind === 'literal') return [formula]
  return formula.kind === 'all' || formula.of.length === 1 ? formula.of.flatMap(literalsOf) : []
}

/** What a formula speaks about. */
export const subjectsIn = (formula: Formula): ReadonlySet<string> =>
  new Set([...literalsIn(formula)].map(({ ask }) => subjectOf(ask)))
