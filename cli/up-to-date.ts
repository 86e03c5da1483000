import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which files of a folder are missing, or are not as they should be. */
export const changedFiles = (folder: string, files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].filter(([path, text]) => textOf(join(folder, path)) !== text).map(([path]) => path)

/** Says whether files that are committed are new, and fails where some are old. */
export function tellUpToDate(what: string, old: readonly string[], command: string): void {
  if (old.length === 0) {
    console.log(`${what} is up to date.`)
    return
  }
  console.error(`Not up to date: ${old.join(', ')}. Run \`${command}\` and commit what it writes.`)
  process.exitCode = 1
}

const textOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
