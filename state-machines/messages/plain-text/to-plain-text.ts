import type { HiddenLiquid } from '../liquid/hide-liquid.ts'
import { decodeEntities } from '../markup/html-entities.ts'
import { type OpenTag, scanMarkup } from '../markup/scan-markup.ts'
import { PlainTextWriter, type TextPlace } from './plain-text-writer.ts'

/** The same mail for those who read it without HTML: all that is said, and where every link leads. */
export function toPlainText(html: string, hidden: HiddenLiquid): string {
  const writer = new PlainTextWriter()
  const open: Element[] = []
  for (const one of scanMarkup(html)) {
    const isSeen = !open.some(({ isUnseen }) => isUnseen)
    if (one.kind === 'text' && isSeen) writeText(one.text, writer, hidden)
    if (one.kind === 'open') {
      const element = elementOf(one, writer)
      if (isSeen && !element.isUnseen) begin(one, writer)
      if (!one.isClosed && !empty.has(one.name)) open.push({ ...element, place: writer.place() })
    }
    if (one.kind !== 'close') continue
    const at = open.findLastIndex(({ name }) => name === one.name)
    const ended = at < 0 ? [] : open.splice(at).reverse()
    for (const element of ended) if (isSeen) finish(element, writer)
  }
  return hidden.restore(writer.text())
}

type Element = {
  readonly name: string
  readonly isUnseen: boolean
  readonly target: string | undefined
  readonly place: TextPlace
}

const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'col'])
const unseen = new Set(['head', 'style', 'script', 'title'])
const blocks = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote'])

function writeText(text: string, writer: PlainTextWriter, hidden: HiddenLiquid): void {
  for (const piece of hidden.cut(text)) {
    if (typeof piece === 'string') writer.write(decodeEntities(piece))
    else if (piece.kind === 'tag') writer.mark(piece.word)
    else writer.write(piece.word)
  }
}

function elementOf(tag: OpenTag, writer: PlainTextWriter): Element {
  const { name } = tag
  const isUnseen = unseen.has(name) || /display\s*:\s*none/i.test(attributeOf(tag, 'style') ?? '')
  const target = name === 'a' ? attributeOf(tag, 'href')?.replace(/^(mailto|tel):/, '') : undefined
  return { name, isUnseen, target, place: writer.place() }
}

function begin(tag: OpenTag, writer: PlainTextWriter): void {
  const { name } = tag
  if (blocks.has(name)) writer.end(2)
  if (name === 'br') writer.newLine()
  if (name === 'img') writer.write(decodeEntities(attributeOf(tag, 'alt') ?? ''))
  if (name === 'td' || name === 'th') writer.gap()
  if (name === 'ul' || name === 'ol') writer.beginList(name === 'ol')
  if (name === 'li') writer.beginItem()
}

function finish({ name, target, place }: Element, writer: PlainTextWriter): void {
  const hasWords = writer.hasGrown(place)
  if (target !== undefined && hasWords) writer.link(place, decodeEntities(target))
  if (name === 'ul' || name === 'ol') writer.endList()
  else if (blocks.has(name)) writer.end(2)
  if (name === 'li') writer.end(1)
  if (name === 'tr' && hasWords) writer.endRow()
  if (name === 'table' && hasWords) writer.end(2)
}

const attributeOf = ({ attributes }: OpenTag, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value
