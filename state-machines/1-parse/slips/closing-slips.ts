import { isCollection, isScalar, type Node, visit } from 'yaml'
import { type Complaint, type Slip, slipAt } from './slip.ts'
import { strangeBeginning } from './text-slips.ts'
import { textFrom, writeInQuotes } from './written-text.ts'

/** A quote that is opened and not closed. */
export function openQuote(complaint: Complaint): Slip | undefined {
  const { text } = complaint
  const opened = nodesOf(complaint).find((node) => isQuoted(node) && !isClosed(text, node))
  if (opened === undefined) return undefined
  const quote = text.charAt(opened.from)
  const remedy = `Write \`${quote}\` where the text ends, or take this one out.`
  return slipAt(opened.from, quote, `This \`${quote}\` opens a text, and nothing closes it.`, remedy)
}

/** A brace or a bracket that is opened and not closed. */
export function openBrace(complaint: Complaint): Slip | undefined {
  const { text } = complaint
  const opened = nodesOf(complaint).find((node) => isInBraces(text, node) && !isClosed(text, node))
  if (opened === undefined) return undefined
  const brace = text.charAt(opened.from)
  const remedy = `Write \`${closing[brace]}\` where it ends.`
  return slipAt(opened.from, brace, `This \`${brace}\` is opened, and nothing closes it.`, remedy)
}

/** Something behind the quote, the brace or the bracket with which a text or a value seems to end. */
export function behindTheEnd(complaint: Complaint): Slip | undefined {
  const { text, at } = complaint
  const before = nodesOf(complaint).filter((node) => node.until <= at && text.slice(node.until, at).trim() === '')
  const ended = before.find((node) => isQuoted(node) || isInBraces(text, node))
  if (ended === undefined) return undefined
  const rest = textFrom(complaint, at)
  if (/^([\w-]+:\s|[[{"'])/.test(rest)) {
    return slipAt(at, rest, 'A comma is missing before this.', 'Write `,` between the two.')
  }
  if (!isQuoted(ended)) return strangeBeginning(complaint, ended.from)
  const whole = textFrom(complaint, ended.from)
  const quote = text.charAt(ended.from)
  const meant = whole.endsWith(quote) ? whole.slice(1, -1) : whole
  return slipAt(at, rest, 'The quotes end before the text does.', writeInQuotes(meant))
}

/** A brace or a bracket that closes what nobody opened. */
export function nothingToClose({ text, at }: Complaint): Slip | undefined {
  const brace = text.charAt(at)
  if (!'}]'.includes(brace)) return undefined
  return slipAt(at, brace, `This \`${brace}\` closes nothing.`, 'Take it out, or open it where it begins.')
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

type Stretch = { readonly node: Node; readonly from: number; readonly until: number }

/** Everything in a document with its stretch of text, inner parts before those around them. */
function nodesOf({ document, text }: Complaint): readonly Stretch[] {
  const found: Stretch[] = []
  visit(document, {
    Node(_, node) {
      if (!node.range) return
      const [from, until] = node.range
      found.unshift({ node, from, until: from + text.slice(from, until).trimEnd().length })
    },
  })
  return found
}

const isQuoted = ({ node }: Stretch): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')

const isInBraces = (text: string, { node, from }: Stretch): boolean =>
  isCollection(node) && node.flow === true && Object.hasOwn(closing, text.charAt(from))

function isClosed(text: string, { from, until }: Stretch): boolean {
  const first = text.charAt(from)
  return until - from > 1 && text.charAt(until - 1) === (closing[first] ?? first)
}
