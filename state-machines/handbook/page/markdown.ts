import { oneLine } from '../words/one-line.ts'

/** A text of an author as it may stand anywhere in a page, tables included: as characters, and nothing but characters. */
export const escaped = (text: string): string =>
  oneLine(text)
    .trim()
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    // Marks that mean something to HTML, to templates and to formulas, and those that make addresses of words.
    .replace(/[<>&{}$@]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/(?<=www)\./gi, '&#46;')
    // At the beginning of a line these would make a heading, a list or a rule of it.
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')

/** An id, or another word that has no marks of its own. */
export const code = (id: string): string => `\`${id}\``

/** A table; cells are Markdown already. Columns in which nothing stands are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((_, index) => index).filter((index) => rows.some((row) => (row[index] ?? '') !== ''))
  const line = (cells: readonly string[]) => `| ${columns.map((index) => cells[index] ?? '').join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Lines of one cell. */
export const cellLines = (lines: readonly string[]): string => lines.join('<br>')
