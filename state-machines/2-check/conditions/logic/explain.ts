import { type Formula, type Literal, literalsIn, subjectOf } from './formula.ts'
import { settle } from './settle/settle.ts'
import { isImpossible } from './solve.ts'
import { wordsOf } from './words.ts'

/** Why a formula cannot hold, in words, and the question at which that shows. */
export type Reason = { readonly words: string; readonly at: Literal | undefined }

/** More questions than this are not compared one by one. */
const mostPairs = 300

/**
 * Says why a formula that cannot hold cannot: the first question that never holds, or two that contradict each other.
 * What the author has not written is left out where it can be, and else has the words of what it follows from.
 */
export function explain(formula: Formula): Reason {
  const written = withoutAddresses(formula)
  return isImpossible(written) ? reasonOf(written, wordsOf) : reasonOf(formula, wordsIn(formula))
}

type Words = (literal: Literal) => string

/** Whoever may be written to has an address: a question that belongs to `consent`, at whose place it stands. */
const isAddress = ({ ask }: Literal): boolean => ask.kind === 'attribute' && ask.field === 'email'

function withoutAddresses(formula: Formula): Formula {
  if (formula.kind === 'literal') return formula
  const { kind, of } = formula
  const consents = of.flatMap((part) => (part.kind === 'literal' && part.ask.kind === 'consent' ? [part.path] : []))
  const written = of.filter((part) => part.kind !== 'literal' || !isAddress(part) || !consents.includes(part.path))
  return { kind, of: written.map(withoutAddresses) }
}

function wordsIn(formula: Formula): Words {
  const consents = [...literalsIn(formula)].filter(({ ask }) => ask.kind === 'consent')
  return (literal) => {
    const consent = isAddress(literal) ? consents.find(({ path }) => path === literal.path) : undefined
    return wordsOf(consent ? { ...consent, isTrue: literal.isTrue } : literal)
  }
}

function reasonOf(formula: Formula, words: Words): Reason {
  if (formula.kind === 'literal') return ofLiteral(formula, words)
  if (formula.kind === 'any') return ofChoice(formula.of, words)
  const parts = formula.of
  const lone = parts.find((part) => part.kind !== 'literal' && isImpossible(part))
  const together = literalsOf(formula)
  return ofLiterals(together, words) ?? (lone ? reasonOf(lone, words) : ofWays(formula, together, words))
}

function ofLiteral(literal: Literal, words: Words): Reason {
  const { ask } = literal
  if (ask.kind === 'never') return { words: ask.because, at: literal }
  return { words: `${words(literal)} holds for nobody`, at: literal }
}

/** Where every way of a choice is impossible, the first is told of. */
function ofChoice(ways: readonly Formula[], words: Words): Reason {
  const [first] = ways
  if (first === undefined) return { words: 'it holds for nobody', at: undefined }
  const reason = reasonOf(first, words)
  return ways.length === 1 ? reason : { ...reason, words: `none of its ways is possible. The first: ${reason.words}` }
}

function ofLiterals(literals: readonly Literal[], words: Words): Reason | undefined {
  const alone = literals.find((one) => settle([one]).kind === 'impossible')
  if (alone) return ofLiteral(alone, words)
  for (const group of Map.groupBy(literals.slice(0, mostPairs), ({ ask }) => subjectOf(ask)).values()) {
    for (const [index, one] of group.entries()) {
      const other = group.slice(0, index).find((before) => settle([before, one]).kind === 'impossible')
      if (other) return { words: `${words(other)} and ${words(one)} contradict each other`, at: one }
    }
    if (settle(group).kind === 'impossible') return ofTogether(group, words)
  }
  return undefined
}

/** Where it takes all ways of a choice to see it, what they ask is told of, too. */
function ofWays(formula: Formula, together: readonly Literal[], words: Words): Reason {
  const all = [...literalsIn(formula)]
  if (all.length === together.length) return ofTogether(together, words)
  const named = [...new Set(all.map(words))].slice(0, 4).join(', ')
  return { words: `${named} contradict each other, whichever way is taken`, at: together.at(-1) }
}

const ofTogether = (literals: readonly Literal[], words: Words): Reason => {
  const named = [...new Set(literals.slice(0, 4).map(words))].join(', ')
  return { words: named === '' ? 'its parts contradict each other' : `${named} cannot all hold`, at: literals.at(-1) }
}

/** The questions that must all be answered as wanted, in the order in which they are written. */
function literalsOf(formula: Formula): readonly Literal[] {
  if (formula.kind === 'literal') return [formula]
  return formula.kind === 'all' || formula.of.length === 1 ? formula.of.flatMap(literalsOf) : []
}

/** What a formula speaks about. */
export const subjectsIn = (formula: Formula): ReadonlySet<string> =>
  new Set([...literalsIn(formula)].map(({ ask }) => subjectOf(ask)))
