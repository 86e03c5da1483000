import type { Document } from 'yaml'

/** A slip of the pen against the rules of YAML: where it stands, why it is wrong, and what would be right. */
export type Slip = {
  readonly from: number
  readonly until: number
  readonly message: string
  readonly remedy: string
}

/** What the parser of YAML complained of, and the text in which it did. */
export type Complaint = {
  readonly document: Document.Parsed
  readonly text: string
  readonly lines: readonly Line[]
  readonly at: number
  readonly until: number
  /** The words of the parser, which are for programmers. */
  readonly said: string
}

/** A line without what ends it, and where it begins. */
export type Line = { readonly start: number; readonly text: string }

/** The lines of a text. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, text: line.replace(/\r$/, '') })
    start += line.length + 1
  }
  return lines
}

/** Which line a position lies in. */
export const lineAt = (lines: readonly Line[], at: number): number =>
  Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= at),
  )

/** A slip that spans the written words at a position. */
export const slipAt = (from: number, written: string, message: string, remedy: string): Slip => ({
  from,
  until: from + Math.max(1, written.length),
  message,
  remedy,
})
