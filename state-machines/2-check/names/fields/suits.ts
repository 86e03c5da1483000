import { type Comparison, dateOf } from '../../../../shared/domain/condition/comparison.ts'
import type { Json } from '../../../../shared/domain/json.ts'
import type { ValueKind } from './known-fields.ts'

/** Whether a test can be passed by a value of a kind. Numbers that sites send as texts are numbers. */
export function testSuits(test: Comparison, kind: ValueKind): boolean {
  switch (test.kind) {
    case 'exists':
      return true
    case 'gte':
    case 'gt':
    case 'lte':
    case 'lt':
      return kind === 'number'
    case 'before':
    case 'after':
      return kind === 'date'
    case 'contains':
      return kind === 'list' || ((kind === 'text' || kind === 'date') && typeof test.value === 'string')
    case 'in':
      return test.values.every((value) => kind === 'list' || valueSuits(value, kind))
    case 'is':
      return kind === 'list' || valueSuits(test.value, kind)
  }
}

/** Whether a value is of a kind; null is of every kind, and takes a value away. */
export function valueSuits(value: Json, kind: ValueKind): boolean {
  if (value === null) return true
  if (kind === 'text') return typeof value === 'string'
  if (kind === 'number') return typeof value === 'number'
  if (kind === 'yes-no') return typeof value === 'boolean'
  if (kind === 'date') return typeof value === 'string' && dateOf(value) !== undefined
  return Array.isArray(value)
}

/** What a value of a kind is called. */
export const kindWords: Readonly<Record<ValueKind, string>> = {
  text: 'a text',
  number: 'a number',
  'yes-no': 'yes or no',
  date: 'a date',
  list: 'a list',
}

/** How a value of a kind is written, or asked about. */
export const kindRemedies: Readonly<Record<ValueKind, string>> = {
  text: 'Write a text; if it looks like something else, in quotes.',
  number: 'Write a number, without quotes, or a comparison such as `{ gte: 10 }`.',
  'yes-no': 'Write `true` or `false`, without quotes.',
  date: 'Write a date such as `2027-03-31`, or a comparison such as `{ before: 2027-03-31 }`.',
  list: 'Ask for what it contains, such as `{ contains: shoes }`.',
}
