import { type InvalidPattern, invalid, testOfText, type ValueTest } from '../value-test.ts'

// EventBridge refuses a wildcard as "too complex" without publishing the bound; it has been seen to refuse six stars.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
const mostStars = 5

/** Reads `{ "wildcard": … }`: each `*` stands for any characters, or none; `\*` and `\\` stand for themselves. */
export function wildcard(operand: unknown): ValueTest | InvalidPattern {
  if (typeof operand !== 'string') return invalid('"wildcard" takes a text')
  const read = readPieces(operand)
  return read.kind === 'invalid' ? read : testOfText((text) => standInOrder(text, read.pieces))
}

/** Cuts the text at its stars: a text with n stars has n + 1 pieces. */
function readPieces(text: string): { readonly kind: 'pieces'; readonly pieces: readonly string[] } | InvalidPattern {
  const pieces: string[] = []
  let piece = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === '*') {
      if (next === '*') return invalid(`"wildcard" has two "*" in a row: ${text}`)
      pieces.push(piece)
      piece = ''
    } else if (character === '\\') {
      if (next !== '*' && next !== '\\') return invalid(`"wildcard" has a "\\" before neither "*" nor "\\": ${text}`)
      piece += next
      at += 1
    } else piece += character
  }
  if (pieces.length > mostStars) return invalid(`"wildcard" has more than ${mostStars} "*": ${text}`)
  return { kind: 'pieces', pieces: [...pieces, piece] }
}

/**
 * Whether a text begins with the first piece, ends with the last and holds the others in between, in order. Each is
 * taken at its first place after the one before and never moved again: a later place could only leave less room.
 */
function standInOrder(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  const end = text.length - last.length
  let from = first.length
  for (const piece of others) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return from <= end
}
