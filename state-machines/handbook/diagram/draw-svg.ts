import { type Arranged, arrange, type Placed } from './arrange.ts'
import { drawLines, drawShape } from './draw-shape.ts'
import { icon } from './icons.ts'
import { element, escapeText } from './markup.ts'
import { wrapText } from './measure-text.ts'
import type { Panel, Picture } from './picture.ts'
import { sizes } from './shapes.ts'
import { style } from './style.ts'

/** Room around the picture, beside the steps for what holds all the time, and for the days. */
const room = { edge: 28, side: 232, ruler: 64, text: 196 } as const

/** Draws a picture as SVG: it needs nothing else, and is light or dark as its surroundings. The same picture, the same text. */
export function drawSvg(picture: Picture): string {
  const arranged = arrange(picture)
  const head = drawHead(picture, room.side + room.ruler + arranged.left + arranged.right)
  const panels = drawPanels(picture, head.height)
  const flowX = room.edge + room.side + room.ruler + arranged.left
  const width = flowX + arranged.right + room.edge
  const height = Math.max(head.height + arranged.height, panels.height) + room.edge
  const title = `${picture.id}-title`
  const text = `${picture.id}-text`
  return `${element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', class: 'wm', role: 'img', 'aria-labelledby': `${title} ${text}` },
      ...{ width, height, viewBox: `0 0 ${Math.round(width * 2) / 2} ${Math.round(height * 2) / 2}` },
    },
    element('title', { id: title }, escapeText(picture.title)),
    element('desc', { id: text }, escapeText(describe(picture))),
    element('style', {}, style),
    element('rect', { class: 'wm-ground', width, height }),
    head.markup,
    panels.markup,
    drawDays(arranged, { x: room.edge + room.side, y: head.height, right: width - room.edge }),
    element('g', { transform: `translate(${flowX} ${head.height})` }, drawFlow(arranged)),
  )}\n`
}

/** The picture in a sentence, for those who cannot see it. */
const describe = ({ theme, entry, panels }: Picture): string =>
  [
    theme,
    [entry.title, ...entry.notes].join(', '),
    ...panels.map(({ heading, lines }) => `${heading}: ${lines.join('; ')}`),
  ]
    .filter((words) => words !== '')
    .join('. ')

function drawHead({ title, theme }: Picture, width: number) {
  const titles = wrapText(title, width, { size: 21, isBold: true }, 2)
  const themes = wrapText(theme, width, { size: 13 }, 3)
  const themeY = room.edge + titles.length * 28
  const markup =
    drawLines(titles, { x: room.edge, y: room.edge, className: 'wm-title' }, 28) +
    drawLines(themes, { x: room.edge, y: themeY, className: 'wm-theme' }, 20)
  return { markup, height: themeY + themes.length * 20 + 12 }
}

function drawPanels({ panels, stages }: Picture, top: number) {
  let y = top + sizes.gap
  const drawn: string[] = []
  for (const { tone, heading, lines } of panels) {
    const wrapped = lines.flatMap((line) => wrapText(line, room.text, sizes.note, 5)).slice(0, 24)
    drawn.push(drawPanel(tone, heading, wrapped, y))
    y += 22 + wrapped.length * sizes.noteLine + 20
  }
  for (const stage of stages) {
    const dot = element('circle', { class: 'wm-bar', cx: room.edge + 8, cy: y + 8, r: 4 })
    const name = drawLines([stage], { x: room.edge + 24, y, className: 'wm-note' }, sizes.noteLine)
    drawn.push(element('g', { class: `wm-${stage}` }, dot, name))
    y += 20
  }
  return { markup: drawn.join(''), height: y }
}

const drawPanel = (tone: Panel['tone'], heading: string, lines: readonly string[], y: number): string =>
  element(
    'g',
    { class: tone === 'door' ? 'wm-plain' : `wm-${tone}` },
    icon(tone, room.edge + 8, y + 7),
    drawLines([heading.toUpperCase()], { x: room.edge + 24, y, className: 'wm-heading' }, 16),
    drawLines(lines, { x: room.edge + 24, y: y + 20, className: 'wm-note' }, sizes.noteLine),
  )

/** The days from top to bottom, each with a line across. */
const drawDays = ({ days }: Arranged, { x, y, right }: { x: number; y: number; right: number }): string =>
  days
    .map(({ day, y: top }) => {
      const at = y + top + sizes.gap / 2
      const rule = { class: 'wm-rule', x1: x + room.ruler - 14, x2: right, y1: at, y2: at }
      return element('line', rule) + drawLines([`Day ${day}`], { x, y: at - 8, className: 'wm-day' }, 16)
    })
    .join('')

function drawFlow({ shapes, lines }: Arranged): string {
  const drawn = lines.map(({ from, to }) => {
    const [above, below] = [shapes[from], shapes[to]]
    return above && below ? element('path', { class: 'wm-line', d: wayBetween(above, below) }) : ''
  })
  return drawn.join('') + shapes.map(drawShape).join('')
}

/** A line from the bottom of one shape to the top of another: it turns where ways part, or where they come together. */
function wayBetween(above: Placed, below: Placed): string {
  const [x1, y1, x2, y2] = [above.x, above.y + above.height, below.x, below.y].map((one) => Math.round(one * 2) / 2)
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return ''
  if (x1 === x2) return `M${x1} ${y1}V${y2}`
  const radius = Math.min(10, Math.abs(x2 - x1) / 2)
  const side = x2 > x1 ? radius : -radius
  if (below.shape.kind === 'join') return `M${x1} ${y1}V${y2 - radius}Q${x1} ${y2} ${x1 + side} ${y2}H${x2}`
  const from = above.shape.kind === 'fork' ? above.y + above.height / 2 : y1
  return `M${x1} ${from}H${x2 - side}Q${x2} ${from} ${x2} ${from + radius}V${y2}`
}
