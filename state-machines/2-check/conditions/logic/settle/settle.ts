import { passes } from '../../../../../shared/domain/condition/comparison.ts'
import { stages } from '../../../../../shared/domain/contact/stage.ts'
import { warmths } from '../../../../../shared/domain/contact/warmth.ts'
import type { Ask, CountAsk, Literal, StoryAsk, ValueAsk } from '../formula.ts'
import { numbersAround } from './candidates.ts'
import { type FoundCounts, settleCounts } from './counts.ts'
import { storyContradicts } from './stories.ts'
import { type FoundValue, settleValue } from './values.ts'

/** What is so about one subject when all that is told of it is true, or that it cannot be. */
export type Settled =
  | { readonly kind: 'impossible' }
  /** It may be so, but nothing was found that shows it. */
  | { readonly kind: 'possible' }
  | { readonly kind: 'value'; readonly value: FoundValue & { readonly kind: 'value' } }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'counts'; readonly counts: FoundCounts }
  | { readonly kind: 'choice'; readonly choice: string | undefined }
  /** Each question is answered by itself. */
  | { readonly kind: 'told' }

/** More values about one subject than this are not looked at together. */
const mostValues = 120

/** How many values the questions about one subject name: settling takes about the square of it. */
export const sizeOf = (literals: readonly Literal[]): number =>
  literals.reduce((size, { ask }) => size + ('test' in ask && ask.test.kind === 'in' ? ask.test.values.length : 1), 0)

const impossible: Settled = { kind: 'impossible' }

/** Settles what can be so about one subject; all literals are about it. */
export function settle(literals: readonly Literal[]): Settled {
  const ask = literals[0]?.ask
  if (ask === undefined) return { kind: 'told' }
  if (sizeOf(literals) > mostValues) return { kind: 'possible' }
  switch (ask.kind) {
    case 'attribute':
    case 'event':
      return settleField(ask, ofKind<ValueAsk>(literals))
    case 'score':
      return settleScore(ofKind<Extract<Ask, { kind: 'score' }>>(literals))
    case 'did': {
      const counts = settleCounts(ofKind<CountAsk>(literals))
      return counts === undefined ? impossible : { kind: 'counts', counts }
    }
    case 'stage':
      return settleChoice(
        literals,
        [undefined, ...stages],
        (one, choice) => one.kind === 'stage' && isIn(one.anyOf, choice),
      )
    case 'warmth':
      return settleChoice(literals, warmths, (one, choice) => one.kind === 'warmth' && isIn(one.anyOf, choice))
    case 'variant':
      return settleVariant(ofKind<Extract<Ask, { kind: 'variant' }>>(literals))
    case 'never':
      return literals.some(({ isTrue }) => isTrue) ? impossible : { kind: 'told' }
    case 'tag':
    case 'consent':
    case 'segment':
      return literals.some(({ isTrue }) => isTrue !== literals[0]?.isTrue) ? impossible : { kind: 'told' }
    default:
      return storyContradicts(ofKind<StoryAsk>(literals)) ? impossible : { kind: 'told' }
  }
}

type Of<A extends Ask> = Literal & { readonly ask: A }

// One subject has questions of one kind; `subjectOf` sees to it.
const ofKind = <A extends Ask>(literals: readonly Literal[]): readonly Of<A>[] => literals as readonly Of<A>[]

function settleField(ask: ValueAsk, literals: readonly Of<ValueAsk>[]): Settled {
  const mayBeList = literals.every((one) => one.ask.mayBeList)
  const value = settleValue(
    literals.map((one) => ({ test: one.ask.test, isTrue: one.isTrue })),
    { field: ask.field, mayBeList },
  )
  if (value.kind === 'value') return { kind: 'value', value }
  return value.kind === 'none' ? impossible : { kind: 'possible' }
}

function settleScore(literals: readonly Of<Extract<Ask, { kind: 'score' }>>[]): Settled {
  const bounds = literals.flatMap(({ ask: { test } }) =>
    'value' in test && typeof test.value === 'number' ? [test.value] : [],
  )
  const number = numbersAround(bounds).find((one) =>
    literals.every(({ ask, isTrue }) => passes(ask.test, one) === isTrue),
  )
  return number === undefined ? impossible : { kind: 'number', number }
}

function settleChoice<T extends string | undefined>(
  literals: readonly Literal[],
  choices: readonly T[],
  isChosen: (ask: Ask, choice: T) => boolean,
): Settled {
  const index = choices.findIndex((choice) => literals.every(({ ask, isTrue }) => isChosen(ask, choice) === isTrue))
  return index < 0 ? impossible : { kind: 'choice', choice: choices[index] }
}

const settleVariant = (literals: readonly Of<Extract<Ask, { kind: 'variant' }>>[]): Settled =>
  settleChoice(
    literals,
    [undefined, ...literals.map(({ ask }) => ask.variant)],
    (ask, choice) => ask.kind === 'variant' && ask.variant === choice,
  )

const isIn = (list: readonly string[], choice: string | undefined): boolean =>
  choice !== undefined && list.includes(choice)
