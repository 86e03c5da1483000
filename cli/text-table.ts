import { stripVTControlCharacters, styleText } from 'node:util'

/** A table for a terminal: the first column to the left, all others to the right, with so many places between them. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], gap = 2): string {
  const widths = head.map((name, column) => Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map(widthOf)))
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => pad(cells[column] ?? '', width, column === 0))
      .join(' '.repeat(gap))
      .trimEnd()
  return [styleText('dim', line(head)), ...rows.map(line)].join('\n')
}

const pad = (text: string, width: number, isLeft: boolean): string => {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isLeft ? `${text}${room}` : `${room}${text}`
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length
