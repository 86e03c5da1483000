/** One event of the Segment API: https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api */
const largestEvent = 32 * 1024
const deepest = 10
const mostKeys = 500
const longestKey = 128
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Why an event's shape cannot be taken, or undefined where it can: what passes here, the store can keep. Never recurses
 * deeper than the limit.
 */
export function faultInShape(posted: unknown): string | undefined {
  const fault = faultIn(posted, 0, { left: mostKeys })
  if (fault !== undefined) return fault
  return sizeOf(posted) > largestEvent ? 'the event is larger than 32 KB' : undefined
}

function faultIn(value: unknown, depth: number, keys: { left: number }): string | undefined {
  if (typeof value === 'number') return isKeepable(value) ? undefined : `the number ${value} cannot be kept`
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'a text has half a character'
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= deepest) return `the event is nested deeper than ${deepest} levels`
  if (Array.isArray(value)) return firstFault(value, depth, keys)
  const names = Object.keys(value)
  keys.left -= names.length
  if (keys.left < 0) return `the event has more than ${mostKeys} fields`
  for (const name of names) {
    if (forbiddenKeys.has(name)) return `a field is called ${name}`
    if (name.length > longestKey) return `a field's name is longer than ${longestKey} characters`
    if (!name.isWellFormed()) return 'the name of a field has half a character'
  }
  return firstFault(Object.values(value), depth, keys)
}

function firstFault(values: readonly unknown[], depth: number, keys: { left: number }): string | undefined {
  for (const value of values) {
    const fault = faultIn(value, depth + 1, keys)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** DynamoDB's range: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-data-types */
const isKeepable = (value: number): boolean =>
  value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126) || !Number.isFinite(value)

const sizeOf = (value: unknown): number => {
  const text = JSON.stringify(value) ?? ''
  // A character takes three bytes at most in UTF-8 (a pair of surrogates four), so short texts need no counting.
  return text.length * 3 <= largestEvent ? text.length : new TextEncoder().encode(text).length
}
