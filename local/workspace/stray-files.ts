import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import { whyNotRead } from './why-not-read.ts'

/** A file that its author surely meant to be read and that is not; `meant` is what it should be called, where that is known. */
export type StrayFile = { readonly meant: string | undefined; readonly diagnostic: Diagnostic }

/** The files in `marketing/` that nobody reads, though their authors surely meant them to be read; in the order of their paths. */
export const strayFiles = (project: string): readonly StrayFile[] =>
  filesIn(project).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const file = relative(project, path).split(sep).join('/')
    const isThere = (other: string) => existsSync(join(project, other))
    const why = whyNotRead(file, { isLink: entry.isSymbolicLink(), isThere, text: () => textOf(path) })
    if (why === undefined) return []
    const source = textOf(path).split('\n', 1)[0] ?? ''
    const place = { path: [], file, line: 1, column: 1, length: source.length, source }
    const { meant, message, remedy } = why
    return [{ meant, diagnostic: { code: 'misplaced-file', severity: 'error', message, remedy, ...place } }]
  })

function filesIn(project: string): readonly Dirent[] {
  const folder = join(project, 'marketing')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))
}

/** Nothing where a link leads nowhere, or to a folder. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
