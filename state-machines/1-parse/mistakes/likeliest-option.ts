import type * as z from 'zod'
import { isMapping } from './value-at-path.ts'

type Issue = z.core.$ZodIssue

/** What one alternative of a union found wrong. */
export type Option = readonly Issue[]

/** The alternative that the author meant, or that none was: other words stand there, or another kind of value. */
export type Likeliest =
  | { readonly kind: 'this'; readonly issues: Option }
  | { readonly kind: 'none'; readonly strangers: readonly string[] }
  | { readonly kind: 'other-kind' }

/** Finds the alternative that fits a value best. */
export function likeliestOption(options: readonly Option[], value: unknown): Likeliest {
  const ranked = options.map((issues) => ({ issues, misfit: misfitOf(issues, value) }))
  const best = ranked.sort((a, b) => a.misfit - b.misfit)[0]
  if (best === undefined || best.misfit >= otherKind) return { kind: 'other-kind' }
  if (!isLostForWords(best.issues, options, value)) return { kind: 'this', issues: best.issues }
  return { kind: 'none', strangers: strangers(best.issues) }
}

/** The alternatives of a union, those of the unions among them included. */
export function optionsOf(issue: Issue): readonly Option[] {
  if (issue.code !== 'invalid_union') return [[issue]]
  return issue.errors.flatMap((issues) => {
    const [only] = issues
    return issues.length === 1 && only?.code === 'invalid_union' && only.path.length === 0 ? optionsOf(only) : [issues]
  })
}

/** The words that an alternative needs and that do not stand in a value. */
export const missingWords = (issues: Option, value: unknown): readonly string[] =>
  issues.flatMap(({ path }) => {
    const word = path[0]
    if (path.length !== 1 || typeof word !== 'string' || !isMapping(value)) return []
    return Reflect.get(value, word) === undefined ? [word] : []
  })

const otherKind = 100
const missing = 1
const stranger = 2
/** A strange word further in weighs less than one at the top, because there a word is missing as well. */
const strangerWithin = 2.6
const wrongWithin = 1.5

/** How far a value is from an alternative: words it does not know, words it lacks, or another kind altogether. */
const misfitOf = (issues: Option, value: unknown): number =>
  issues.reduce(
    (sum, issue) => {
      const isKind = issue.code === 'invalid_type' || issue.code === 'invalid_value'
      if (issue.path.length === 0 && isKind) return sum + otherKind
      return sum + strangers([issue]).length * stranger
    },
    missingWords(issues, value).length * missing + misfitWithin(issues, value),
  )

/** How ill a value fits behind the words that stand there, such as another kind of wait behind `until`. */
function misfitWithin(issues: Option, value: unknown): number {
  const inner = issues.filter(
    ({ path: [word] }) => isMapping(value) && word !== undefined && Object.hasOwn(value, word),
  )
  if (inner.some(({ code }) => code === 'unrecognized_keys')) return strangerWithin
  return inner.length > 0 ? wrongWithin : 0
}

const strangers = (issues: Option): readonly string[] =>
  issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []))

/** Nothing here tells the alternatives apart: not a word stands here that one of them knows and another does not. */
function isLostForWords(best: Option, options: readonly Option[], value: unknown): boolean {
  if (!isMapping(value) || missingWords(best, value).length === 0) return false
  const unknown = new Set(strangers(best))
  const isKnownToAll = (word: string) => options.every((issues) => !strangers(issues).includes(word))
  return Object.keys(value).every((word) => unknown.has(word) || isKnownToAll(word))
}
