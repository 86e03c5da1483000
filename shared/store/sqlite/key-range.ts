import type { ItemQuery } from '../../ports/store.ts'

/** The sort keys that a query asks for: `from` is the first, `to` the first after the last. */
export type KeyRange = { readonly from: string; readonly to: string | Uint8Array }

/** The range of a query. SQLite compares texts by their UTF-8 bytes, as DynamoDB does. */
export function keyRange({ prefix = '', after, descending = false }: ItemQuery): KeyRange {
  if (after === undefined) return { from: prefix, to: endOf(prefix) }
  // With a NUL at its end a text is the very next one in the order.
  return descending ? { from: prefix, to: after } : { from: `${after}\0`, to: endOf(prefix) }
}

// The first text that lies after all those with the prefix: its last code point is one higher.
function endOf(prefix: string): string | Uint8Array {
  const points = Array.from(prefix)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = followingPoint(last)
    if (next !== undefined) return points.join('') + next
  }
  return endless
}

function followingPoint(character: string): string | undefined {
  const next = (character.codePointAt(0) ?? 0) + 1
  if (next > 0x10ffff) return undefined
  // Half of a surrogate pair is no character: the next one after U+D7FF is U+E000.
  return String.fromCodePoint(next === 0xd800 ? 0xe000 : next)
}

// In SQLite a blob lies after every text. https://sqlite.org/datatype3.html#comparison_expressions
const endless = new Uint8Array()
