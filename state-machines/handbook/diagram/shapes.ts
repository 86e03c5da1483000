import { textWidth, wrapText } from './measure-text.ts'
import type { Block, Card, Fork, Pill } from './picture.ts'

/** Sizes of the picture, in pixels. */
export const sizes = {
  card: 248,
  cardText: 186,
  textLeft: 46,
  title: { size: 13.5, isBold: true },
  titleLine: 18,
  note: { size: 11.5 },
  noteLine: 16,
  label: { size: 11.5, isBold: true },
  labelWidth: 168,
  padding: 12,
  gap: 26,
  between: 28,
} as const

/** Something with a size that stands on the axis of its way, and the lines of its text. */
export type Shape =
  | { readonly kind: 'card'; readonly card: Card; readonly title: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: 'pill'; readonly tone: Pill['tone']; readonly lines: readonly string[] }
  | { readonly kind: 'label'; readonly tone: 'yes' | 'no' | 'case'; readonly lines: readonly string[] }
  | { readonly kind: 'fork'; readonly tone: Fork['tone'] }
  | { readonly kind: 'join' }

/** A shape and how much room it takes. */
export type Sized = { readonly shape: Shape; readonly width: number; readonly height: number }

/** Sizes a card, a pill, or the mark where ways part. */
export function sizeOf(block: Block): Sized {
  if (block.kind === 'card') return sizeOfCard(block)
  if (block.kind === 'pill') return sizeOfPill(block)
  const side = block.tone === 'answer' ? 0 : 14
  return { shape: { kind: 'fork', tone: block.tone }, width: side, height: side }
}

/** Sizes what says who goes a way. */
export function sizeOfLabel(text: string, tone: 'yes' | 'no' | 'case'): Sized {
  const lines = wrapText(text, sizes.labelWidth, sizes.label, 4)
  const width = 30 + Math.max(0, ...lines.map((line) => textWidth(line, sizes.label)))
  return { shape: { kind: 'label', tone, lines }, width, height: 8 + lines.length * sizes.noteLine }
}

/** Where ways come together: a point. */
export const joinPoint: Sized = { shape: { kind: 'join' }, width: 0, height: 0 }

function sizeOfCard(card: Card): Sized {
  const title = wrapText(card.title, sizes.cardText, sizes.title, 3)
  const notes = card.notes.flatMap((note) => wrapText(note, sizes.cardText, sizes.note, 2)).slice(0, 14)
  const text = title.length * sizes.titleLine + notes.length * sizes.noteLine
  return { shape: { kind: 'card', card, title, notes }, width: sizes.card, height: 2 * sizes.padding + text }
}

function sizeOfPill({ tone, text }: Pill): Sized {
  const lines = wrapText(text, sizes.cardText, sizes.note, 3)
  const width = 44 + Math.max(0, ...lines.map((line) => textWidth(line, sizes.note)))
  return { shape: { kind: 'pill', tone, lines }, width, height: 10 + lines.length * sizes.noteLine }
}
