import { isJsonObject, type Json, type JsonObject } from '../../../../shared/domain/json.ts'

/** Everything that a message may speak of when it is filled in. */
export type MessageVariables = {
  /** What is known of the contact. */
  readonly contact: JsonObject
  /** What is known of the event that started the enrollment. */
  readonly event: JsonObject
  /** Where the named links of the message lead. */
  readonly links: Readonly<Record<string, string>>
  readonly sender: { readonly name: string; readonly address: string }
  /** Where this contact may leave. */
  readonly unsubscribe_url: string
}

const longestText = 1000
const longestList = 100
const deepest = 6
/** Contact and event may each take this much. */
const mostOctets = 32 * 1024

/** The variables in the form and size in which templates may see them: whatever was sent to us stays small and flat. */
export const toScope = (variables: MessageVariables): MessageVariables => ({
  ...variables,
  contact: cutToSize(variables.contact),
  event: cutToSize(variables.event),
})

/** Takes over what fits, in the order in which it stands. */
function cutToSize(object: JsonObject): JsonObject {
  let left = mostOctets
  const take = (octets: number): boolean => {
    left -= octets
    return left >= 0
  }
  const cutObject = (value: JsonObject, depth: number): JsonObject =>
    Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (dangerous.has(name) || !take(Buffer.byteLength(name) + 4)) return []
        const cut = cutValue(inner, depth + 1)
        return cut === undefined ? [] : [[name, cut]]
      }),
    )
  const cutValue = (value: Json, depth: number): Json | undefined => {
    if (typeof value === 'string') {
      const text = oneLine(value)
      return take(Buffer.byteLength(text) + 3) ? text : undefined
    }
    if (value === null || typeof value !== 'object') return take(8) ? value : undefined
    if (depth > deepest || !take(2)) return undefined
    if (isJsonObject(value)) return cutObject(value, depth)
    return value
      .slice(0, longestList)
      .map((inner) => cutValue(inner, depth + 1))
      .filter((inner) => inner !== undefined)
  }
  return cutObject(object, 0)
}

const dangerous = new Set(['__proto__', 'constructor', 'prototype'])

/** Marks that turn the direction of everything behind them; a name must not turn the sentence around it. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

const halfCharacter = /[\ud800-\udbff]$/

/** A value is one line of text: a line break in a name must not begin a line of the mail. */
const oneLine = (text: string): string =>
  text
    .slice(0, longestText)
    .replace(halfCharacter, '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(turning, '')
