import type { Json } from '../json.ts'

/** One test of one value. Dates are compared as instants, whatever zone they are written in. */
export type Comparison =
  | { readonly kind: 'is'; readonly value: Json }
  | { readonly kind: 'in'; readonly values: readonly Json[] }
  | { readonly kind: 'gte' | 'gt' | 'lte' | 'lt'; readonly value: number }
  | { readonly kind: 'exists'; readonly value: boolean }
  | { readonly kind: 'contains'; readonly value: Json }
  | { readonly kind: 'before' | 'after'; readonly value: string }

/** The tests that one field (a dotted path into an object) must pass, all of them. */
export type FieldTest = { readonly field: string; readonly tests: readonly Comparison[] }

/** Whether an object passes all tests. What is missing passes none but `exists: false`. */
export const passesAll = (tests: readonly FieldTest[], object: Json | undefined): boolean =>
  tests.every(({ field, tests: comparisons }) => {
    const value = valueAt(object, field)
    return comparisons.every((comparison) => passes(comparison, value))
  })

/** Whether a value passes one test. Undefined is false, never an error. */
export function passes(comparison: Comparison, value: Json | undefined): boolean {
  if (comparison.kind === 'exists') return (value !== undefined && value !== null) === comparison.value
  if (value === undefined || value === null)
    return comparison.kind === 'is' && comparison.value === null && value === null
  switch (comparison.kind) {
    case 'is':
      return isSame(comparison.value, value)
    case 'in':
      return comparison.values.some((one) => isSame(one, value))
    case 'contains':
      return contains(value, comparison.value)
    case 'before':
    case 'after':
      return comparesDates(comparison.kind, value, comparison.value)
    default:
      return comparesNumbers(comparison.kind, value, comparison.value)
  }
}

/** What lies at a dotted path in an object; own names only. */
export function valueAt(object: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = object
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, Json>>)[name]
  }
  return value
}

/** Sites send numbers as text now and then; a test written with a number accepts both, and none that is not a number. */
const numberOf = (value: Json): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

function isSame(wanted: Json, value: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => isSame(wanted, one))
  if (typeof wanted === 'number') return numberOf(value) === wanted
  return wanted === value
}

function contains(value: Json, wanted: Json): boolean {
  if (typeof value === 'string') return typeof wanted === 'string' && value.toLowerCase().includes(wanted.toLowerCase())
  return Array.isArray(value) && value.some((one) => isSame(wanted, one))
}

function comparesNumbers(kind: 'gte' | 'gt' | 'lte' | 'lt', value: Json, bound: number): boolean {
  const number = numberOf(value)
  if (number === undefined) return false
  if (kind === 'gte') return number >= bound
  if (kind === 'gt') return number > bound
  return kind === 'lte' ? number <= bound : number < bound
}

function comparesDates(kind: 'before' | 'after', value: Json, bound: string): boolean {
  const instant = typeof value === 'string' ? instantOf(value) : Number.NaN
  return kind === 'before' ? instant < instantOf(bound) : instant > instantOf(bound)
}

const isoDate = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const isoTime = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$/

/**
 * The calendar date that a text begins with, as its midnight read like UTC; undefined where the text is no date, or one
 * that no calendar has, such as 29 February 1990.
 */
export function dateOf(text: string): number | undefined {
  if (!isoDate.test(text) && !isoTime.test(text)) return undefined
  const midnight = Date.parse(text.slice(0, 10))
  const isOnCalendar = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text.slice(0, 10))
  return isOnCalendar ? midnight : undefined
}

/** A date is its midnight, and a time without a zone is meant, in UTC; what machines guess of other texts differs. */
function instantOf(text: string): number {
  const date = dateOf(text)
  if (date === undefined) return Number.NaN
  const match = isoTime.exec(text)
  if (match === null) return date
  return Date.parse(match[3] === undefined ? `${text}Z` : text)
}
