/** A piece of MJML or HTML, in the order of the text. */
export type Markup =
  | { readonly kind: 'text'; readonly text: string; readonly begin: number; readonly end: number }
  | OpenTag
  | { readonly kind: 'close'; readonly name: string; readonly begin: number; readonly end: number }
  | { readonly kind: 'comment'; readonly begin: number; readonly end: number }

/** The beginning of an element. */
export type OpenTag = {
  readonly kind: 'open'
  readonly name: string
  readonly attributes: readonly Attribute[]
  /** Written with a slash: nothing is inside and no end follows. */
  readonly isClosed: boolean
  /** All between the brackets behind the name. */
  readonly inside: string
  readonly begin: number
  readonly end: number
}

/** An attribute, its value without quotes. */
export type Attribute = { readonly name: string; readonly value: string }

/** Reads markup piece by piece, as forgivingly as a mail program does. Takes time in proportion to the text. */
export function* scanMarkup(text: string): Generator<Markup> {
  let at = 0
  while (at < text.length) {
    const next = pieceAt(text, at)
    yield next
    at = next.end
    if (next.kind !== 'open' || next.isClosed || !plainContent.has(next.name)) continue
    const end = closingOf(text, next.name, at)
    if (end > at) yield { kind: 'text', text: text.slice(at, end), begin: at, end }
    at = end
  }
}

/** Elements in which a `<` opens nothing. */
const plainContent = new Set(['style', 'script', 'mj-style', 'title', 'mj-title', 'mj-preview'])

function pieceAt(text: string, at: number): Markup {
  const begin = markupFrom(text, at)
  if (begin > at) return { kind: 'text', text: text.slice(at, begin), begin: at, end: begin }
  if (text.startsWith('<!', begin)) {
    const [mark, length] = text.startsWith('<!--', begin) ? (['-->', 3] as const) : (['>', 1] as const)
    const end = text.indexOf(mark, begin)
    return { kind: 'comment', begin, end: end < 0 ? text.length : end + length }
  }
  const end = tagEnd(text, begin)
  const inside = text.slice(begin, end)
  const name = (/^<\/?([^\s/>]+)/.exec(inside)?.[1] ?? '').toLowerCase()
  if (inside.startsWith('</')) return { kind: 'close', name, begin, end }
  const rest = inside.slice(name.length + 1, -1)
  return { kind: 'open', name, attributes: attributesIn(rest), isClosed: rest.endsWith('/'), inside: rest, begin, end }
}

/** Where the next tag or comment begins; a `<` before anything but a letter is text. */
function markupFrom(text: string, at: number): number {
  const opening = /<(?=[A-Za-z!]|\/[A-Za-z])/g
  opening.lastIndex = at
  return opening.exec(text)?.index ?? text.length
}

/** Behind the bracket that ends a tag; quotes may hold brackets. */
function tagEnd(text: string, begin: number): number {
  let quote = ''
  for (let at = begin; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return text.length
}

const attributesIn = (inside: string): readonly Attribute[] =>
  [...inside.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map((found) => ({
    name: (found[1] ?? '').toLowerCase(),
    value: found[2] ?? found[3] ?? found[4] ?? '',
  }))

function closingOf(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[\\s>]`, 'gi')
  closing.lastIndex = from
  return closing.exec(text)?.index ?? text.length
}
