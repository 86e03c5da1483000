import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { fail } from '../fail.ts'
import { countText, diagnosticsText } from '../print-diagnostics.ts'

/** Writes new files into a project; answers those that are there already, and then has written none. */
export function writeNewFiles(project: string, files: ReadonlyMap<string, string>): readonly string[] {
  const there = [...files.keys()].filter((path) => existsSync(join(project, path)))
  if (there.length > 0) return there
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text, { flag: 'wx' })
  }
  return []
}

/** Writes new files, and ends the command where one is there already. */
export function writeOrFail(project: string, files: ReadonlyMap<string, string>): void {
  const there = writeNewFiles(project, files)
  if (there.length > 0) fail(`Nothing was written, because this is there already: ${there.join(', ')}.`, 1)
}

/** Says which files were written, and what can be done with them now; `more` was changed beside them. */
export function tellWritten(files: ReadonlyMap<string, string>, more: readonly string[], next: string): void {
  console.log(`Written:\n${[...[...files.keys()].map((path) => `  ${path}`), ...more].join('\n')}\n\n${next}`)
}

/** Says what `check` finds in files that were just written: what somebody answered may be nothing that a file can say. */
export async function tellMistakes(project: string, files: ReadonlyMap<string, string>): Promise<void> {
  const { diagnostics } = await compileFolder(project, { digest: sha256 })
  const here = diagnostics.filter(({ file }) => files.has(file))
  if (here.length === 0) return
  console.error(`\n${diagnosticsText(here)}\n\n${countText(here)} in what was written.`)
  if (here.some(({ severity }) => severity === 'error')) process.exitCode = 1
}
