import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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
