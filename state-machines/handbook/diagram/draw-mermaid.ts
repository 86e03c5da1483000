import { oneLine } from '../words/one-line.ts'
import type { Block, Card, Flow, Fork, Picture } from './picture.ts'

/**
 * Writes a picture as a Mermaid flowchart, as GitHub and wikis show it. Texts of authors stand in quoted labels only, and
 * there every mark but letters and digits is written as its number: Mermaid reads Markdown, directives and HTML in labels.
 */
export function drawMermaid(picture: Picture): string {
  const chart = new Chart()
  const side = picture.panels.map(({ heading, lines }) => chart.node('note', [heading, ...lines]))
  const entry = chart.node('entry', cardLines(picture.entry))
  for (const panel of side) chart.add(`${panel} -.- ${entry}`)
  chart.flow(picture.flow, [{ from: entry }])
  const heading = [picture.title, picture.theme].filter((text) => text !== '').map(quoted)
  return [
    'flowchart TD',
    `  subgraph all[${`"${heading.join('<br/>')}"`}]`,
    ...chart.lines,
    '  end',
    ...classes,
    '',
  ].join('\n')
}

/** What leads to the next node: from which, and what stands at the line. */
type Open = { readonly from: string; readonly label?: string }

type Tone = Card['tone'] | 'note' | 'pill' | 'choice' | 'awareness' | 'interest' | 'desire' | 'action' | 'loyalty'

const shapes: Readonly<Partial<Record<Tone, readonly [string, string]>>> = {
  pill: ['([', '])'],
  choice: ['{', '}'],
  exit: ['[[', ']]'],
}

const classes = [
  '  classDef awareness stroke:#3b82c4,stroke-width:2px',
  '  classDef interest stroke:#7c5cd6,stroke-width:2px',
  '  classDef desire stroke:#c2528b,stroke-width:2px',
  '  classDef action stroke:#d9792b,stroke-width:2px',
  '  classDef loyalty stroke:#2f9c7a,stroke-width:2px',
  '  classDef exit stroke:#b4463c',
  '  classDef note stroke-dasharray:3 3',
]

const classNames = new Set(classes.map((line) => line.trim().split(' ')[1]))

/** The lines of one chart; a class, because it guards the numbers of the nodes. */
class Chart {
  readonly lines: string[] = []
  #count = 0

  add(line: string): void {
    this.lines.push(`    ${line}`)
  }

  node(tone: Tone, texts: readonly string[], colour: Tone = tone): string {
    const id = `n${this.#count++}`
    const [open, close] = shapes[tone] ?? ['[', ']']
    const label = texts.map(quoted).join('<br/>')
    this.add(`${id}${open}"${label}"${close}${classNames.has(colour) ? `:::${colour}` : ''}`)
    return id
  }

  /** Adds a flow behind what is open; answers what is open behind it. */
  flow(flow: Flow, before: readonly Open[]): readonly Open[] {
    let open = before
    for (const block of flow) {
      if (block.kind === 'fork') {
        open = this.#fork(block, open)
        continue
      }
      const node = this.#block(block)
      this.#lead(open, node)
      open = block.kind === 'card' && block.tone === 'exit' ? [] : [{ from: node }]
    }
    return open
  }

  #block(block: Exclude<Block, Fork>): string {
    if (block.kind === 'pill') return this.node('pill', [block.text])
    return this.node(block.tone, cardLines(block), block.stage)
  }

  /** Ways part at what stands above them; above a choice nothing does, so it has a mark of its own. */
  #fork({ tone, ways }: Fork, before: readonly Open[]): readonly Open[] {
    const above = tone === 'choice' ? undefined : before[0]?.from
    const from = above ?? this.node('choice', ['?'])
    if (above === undefined) this.#lead(before, from)
    return ways.flatMap(({ label, flow }) => this.flow(flow, [{ from, label }]))
  }

  #lead(open: readonly Open[], to: string): void {
    for (const { from, label } of open)
      this.add(label === undefined ? `${from} --> ${to}` : `${from} -->|"${quoted(label)}"| ${to}`)
  }
}

const cardLines = ({ day, chip, title, notes, tone }: Card): readonly string[] => [
  ...(tone === 'entry' ? [] : [chip ?? `day ${day}`]),
  title,
  ...notes,
]

/** A text in a label: in one line, of a length that people read, and every mark in it as its number. */
const quoted = (text: string): string =>
  [...oneLine(text).slice(0, longestLabel).toWellFormed()]
    .map((mark) => (/[\p{L}\p{M}\p{N} ]/u.test(mark) ? mark : `#${mark.codePointAt(0)};`))
    .join('')
    .trim() || '#8203;'

const longestLabel = 200
