import { type Complaint, lineAt } from './slip.ts'

/** The text that somebody meant to write from a position on: to the end of the line, or of the braces around it. */
export function textFrom({ lines }: Pick<Complaint, 'lines'>, at: number): string {
  const line = lines[lineAt(lines, at)]
  const rest = (line?.text.slice(at - line.start) ?? '').replace(/\s#.*$/, '')
  return rest
    .slice(0, unopened(rest))
    .replace(/,\s+[\w-]+:\s.*$/, '')
    .trimEnd()
}

/** Where a bracket closes that was opened before the text began. */
function unopened(text: string): number {
  let open = 0
  for (const [index, character] of [...text].entries()) {
    if ('[{'.includes(character)) open++
    if (']}'.includes(character) && --open < 0) return index
  }
  return text.length
}

/** What to write where a text needs quotes. */
export const writeInQuotes = (text: string): string =>
  text.includes('`') ? `Write ${inQuotes(text)}.` : `Write \`${inQuotes(text)}\`.`

/** A text as it stands in quotes, cut where it is long. */
export function inQuotes(text: string): string {
  const short = cut(text)
  return /["\\]/.test(short) ? `'${short.replaceAll("'", "''")}'` : `"${short}"`
}

/** The beginning of a long text. */
export const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
