import { type Comparison, passes } from '../../../../../shared/domain/condition/comparison.ts'
import type { Json } from '../../../../../shared/domain/json.ts'
import type { ValueAsk } from '../formula.ts'
import { numbersAround } from './candidates.ts'

/** A test that a field must pass, or must not. */
export type Wanted = { readonly test: Comparison; readonly isTrue: boolean }

/** What a field can be so that all is as wanted: such a value, `none`, or `some` where there may be one that is not found. */
export type FoundValue =
  | { readonly kind: 'value'; readonly value: Json | undefined }
  | { readonly kind: 'none' | 'some' }

/**
 * Looks for a value of a field among such as stand for all that there can be: for every kind of value, those that tests
 * name, and one between any two. Only what a text `contains` beside its other tests cannot be told for certain.
 */
export function settleValue(
  wanted: readonly Wanted[],
  { field, mayBeList }: Pick<ValueAsk, 'field' | 'mayBeList'>,
): FoundValue {
  const constants = wanted.flatMap(({ test }) => constantsOf(test))
  const plain = [...plainValues(constants, field), ...(mayBeList ? [{}, longestList(wanted, constants)] : [])]
  const texts = otherTexts(wanted, constants)
  for (const value of [...plain, ...texts])
    if (wanted.every((one) => isMet(one, value))) return { kind: 'value', value }
  const asked = wanted.filter(({ test }) => test.kind !== 'contains' || typeof test.value !== 'string')
  const isPossible = !excludesItself(wanted) && texts.some((text) => asked.every((one) => isMet(one, text)))
  return { kind: isPossible ? 'some' : 'none' }
}

const isMet = ({ test, isTrue }: Wanted, value: Json | undefined): boolean => passes(test, value) === isTrue

function constantsOf(test: Comparison): readonly Json[] {
  if (test.kind === 'in') return test.values
  return test.kind === 'exists' ? [] : [test.value]
}

/** Where a mail address is asked for, one comes first. */
const plainValues = (constants: readonly Json[], field: string): readonly (Json | undefined)[] => [
  ...(field === 'email' ? ['somebody@example.com'] : []),
  ...constants,
  ...numbersAround(constants.flatMap(numberIn)),
  undefined,
  null,
  true,
  false,
]

/** A list passes what one of its elements passes: the best one has every element that is not forbidden. */
const longestList = (wanted: readonly Wanted[], constants: readonly Json[]): Json =>
  constants.filter((one) =>
    wanted.every(({ test, isTrue }) => isTrue || !isAboutElements(test) || !passes(test, [one])),
  )

const isAboutElements = ({ kind }: Comparison): boolean => kind === 'is' || kind === 'in' || kind === 'contains'

/** Texts that no test names: a word, one for each number, and one for each moment, longer than all that is named. */
function otherTexts(wanted: readonly Wanted[], constants: readonly Json[]): readonly string[] {
  const named = constants.filter((one) => typeof one === 'string')
  const longest = Math.max(0, ...named.map((text) => text.length))
  const parts = wanted.flatMap(({ test, isTrue }) =>
    isTrue && test.kind === 'contains' && typeof test.value === 'string' ? [test.value] : [],
  )
  const word = parts.length === 0 ? 'something' : parts.join(' and ')
  const padded = `${word}${' and more'.repeat(Math.ceil(longest / 9))}`
  const numbers = numbersAround(constants.flatMap(numberIn)).map((number) => `${' '.repeat(longest)}${number}`)
  const moments = named.flatMap(momentsAround).map((at) => new Date(at).toISOString())
  const longer = moments.map((text) => text.replace('Z', `${'0'.repeat(longest + 1)}Z`))
  return [word, padded, ...numbers, ...moments, ...longer]
}

const numberIn = (value: Json): readonly number[] => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? [number] : []
}

function momentsAround(text: string): readonly number[] {
  // Only the texts that tests accept as dates begin so; what is none of them changes nothing here.
  const at = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text) ? Date.parse(text) : Number.NaN
  const zoneless = /T.*[0-9]$/.test(text) && !/[+-][0-9]{2}:[0-9]{2}$/.test(text) ? Date.parse(`${text}Z`) : at
  return [at, zoneless].filter((one) => !Number.isNaN(one)).flatMap((one) => [one - 1, one, one + 1])
}

/** Whether a text would have to contain what it must not contain. */
function excludesItself(wanted: readonly Wanted[]): boolean {
  const contained = (isTrue: boolean) =>
    wanted.flatMap((one) =>
      one.isTrue === isTrue && one.test.kind === 'contains' && typeof one.test.value === 'string'
        ? [one.test.value.toLowerCase()]
        : [],
    )
  const forbidden = contained(false)
  return contained(true).some((text) => forbidden.some((part) => text.includes(part)))
}
