import type { Placed } from './arrange.ts'
import { icon } from './icons.ts'
import { element, escapeText } from './markup.ts'
import { textWidth } from './measure-text.ts'
import type { Card, Fork, Pill } from './picture.ts'
import { sizes } from './shapes.ts'

/** Draws one shape at its place. */
export function drawShape(placed: Placed): string {
  const { shape } = placed
  switch (shape.kind) {
    case 'card':
      return drawCard(shape.card, shape.title, shape.notes, placed)
    case 'pill':
      return drawPill(shape.tone, shape.lines, placed)
    case 'label':
      return drawLabel(shape.tone, shape.lines, placed)
    case 'fork':
      return drawFork(shape.tone, placed)
    case 'join':
      return ''
  }
}

/** Lines of text below each other; `y` is where the first begins. */
export const drawLines = (
  lines: readonly string[],
  place: { readonly x: number; readonly y: number; readonly className: string; readonly anchor?: 'middle' },
  lineHeight: number,
): string =>
  lines
    .map((line, index) => {
      const y = place.y + index * lineHeight + lineHeight * 0.72
      const attributes = { class: place.className, x: place.x, y, 'text-anchor': place.anchor }
      return element('text', attributes, escapeText(line))
    })
    .join('')

function drawCard(
  card: Card,
  title: readonly string[],
  notes: readonly string[],
  { x, y, width, height }: Placed,
): string {
  const left = x - width / 2
  const colour = card.tone === 'entry' || card.tone === 'exit' ? card.tone : (card.stage ?? colourOf(card.tone))
  const textX = left + sizes.textLeft
  const notesY = y + sizes.padding + title.length * sizes.titleLine
  const isSend = card.tone === 'send'
  return element(
    'g',
    { class: `wm-${colour}` },
    element('rect', { class: 'wm-card', x: left, y, width, height, rx: 10 }),
    isSend ? element('rect', { class: 'wm-bar', x: left, y: y + 10, width: 3, height: height - 20, rx: 1.5 }) : '',
    element('circle', { class: 'wm-disc', cx: left + 25, cy: y + 21, r: 13 }),
    icon(card.tone, left + 25, y + 21),
    drawLines(title, { x: textX, y: y + sizes.padding, className: 'wm-name' }, sizes.titleLine),
    drawLines(notes, { x: textX, y: notesY, className: 'wm-note' }, sizes.noteLine),
    card.chip === undefined ? '' : drawChip(card.chip, left + width - 12, y),
  )
}

const colourOf = (tone: Card['tone']): string => (tone === 'send' ? 'send' : 'plain')

/** A day, on the upper edge of a card; `right` is where it ends. */
function drawChip(text: string, right: number, y: number): string {
  const width = textWidth(text, { size: 10.5, isBold: true }) + 14
  return (
    element('rect', { class: 'wm-chip', x: right - width, y: y - 9, width, height: 18, rx: 9 }) +
    drawLines([text], { x: right - width / 2, y: y - 8, className: 'wm-chip-text', anchor: 'middle' }, 16)
  )
}

function drawPill(tone: Pill['tone'], lines: readonly string[], { x, y, width, height }: Placed): string {
  const left = x - width / 2
  return element(
    'g',
    { class: 'wm-plain' },
    element('rect', { class: 'wm-pill', x: left, y, width, height, rx: Math.min(height / 2, 13) }),
    icon(tone, left + 17, y + height / 2),
    drawLines(lines, { x: left + 30, y: y + 5, className: 'wm-note' }, sizes.noteLine),
  )
}

function drawLabel(tone: 'yes' | 'no' | 'case', lines: readonly string[], { x, y, width, height }: Placed): string {
  return element(
    'g',
    { class: `wm-${tone}` },
    element('rect', { x: x - width / 2, y, width, height, rx: Math.min(height / 2, 11) }),
    drawLines(lines, { x, y: y + 4, className: 'wm-label', anchor: 'middle' }, sizes.noteLine),
  )
}

function drawFork(tone: Fork['tone'], { x, y, height }: Placed): string {
  if (tone === 'answer') return ''
  const middle = y + height / 2
  if (tone === 'chance') return element('circle', { class: 'wm-fork', cx: x, cy: middle, r: 5 })
  return element('path', {
    class: 'wm-fork',
    d: `M${x} ${y}L${x + 7} ${middle}L${x} ${y + height}L${x - 7} ${middle}Z`,
  })
}
