import type { Path } from '../shared/domain/journey/journey.ts'

/** What a phase or a rule found wrong, at a path into the file. `code` is the name of the rule. */
export type Finding = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly path: Path
  /** Said where the word at the end of the path is wrong itself, and not what stands behind it. */
  readonly marks?: 'word'
  /** What is wrong, for the person who wrote the file. */
  readonly message: string
  /** What would be right. */
  readonly remedy: string
}

/** A finding with its place: line and column count from 1; `length` is how much of the line is meant. */
export type Diagnostic = Finding & {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length: number
  readonly source: string
}

/** Where things stand in a file: turns a path into the place of a value, or of the word before it. */
export type Places = {
  readonly file: string
  locate(path: Path, marks?: 'word'): Pick<Diagnostic, 'line' | 'column' | 'length' | 'source'>
}

/** A finding together with its place. */
export const located = (finding: Finding, places: Places): Diagnostic => ({
  ...finding,
  file: places.file,
  ...places.locate(finding.path, finding.marks),
})

/** An error at a place. */
export const error = (code: string, path: Path, message: string, remedy: string): Finding => ({
  code,
  severity: 'error',
  path,
  message,
  remedy,
})

/** A warning at a place: it stops nothing unless the build is strict. */
export const warning = (code: string, path: Path, message: string, remedy: string): Finding => ({
  ...error(code, path, message, remedy),
  severity: 'warning',
})

/** Findings in the order in which somebody reads the files. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column)

/** The same on every machine, whatever language it speaks. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Stands for a tag or an event that could not be read, so that the rest of a file can be checked; nobody is told of it. */
export const standIn = '-'
