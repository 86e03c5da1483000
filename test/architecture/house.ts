/** A file written by hand, with the number of its lines. */
export type MeasuredFile = { readonly path: string; readonly lines: number }

/** The most lines that a file may have. */
export const mostLines = 200

/** The most TypeScript files that a folder may hold by itself. */
export const mostFiles = 14

/** Names of folders that grow by one file for each rule or sample, and may. */
export const growing: readonly string[] = ['rules', 'samples', '2-check']

/** How many lines a text has. */
export const linesIn = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The files that are too long, longest first. */
export const tooLong = (files: readonly MeasuredFile[]): readonly string[] =>
  files
    .filter(({ lines }) => lines > mostLines)
    .toSorted((one, other) => other.lines - one.lines)
    .map(({ path, lines }) => `${path} has ${lines} lines`)

/** The folders that hold too many files to be looked over at once. */
export const tooFull = (paths: readonly string[]): readonly string[] =>
  [...Map.groupBy(paths, (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)))]
    .filter(([folder, held]) => held.length > mostFiles && !folder.split('/').some((part) => growing.includes(part)))
    .map(([folder, held]) => `${folder} holds ${held.length} files`)

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
