import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the project lies. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Folders whose files nobody writes by hand, or that are wrong on purpose. */
const passedOver = new Set(['node_modules', 'cdk.out', 'compiled', 'coverage', 'dist', 'fixtures'])

/** The source files below a folder, as paths from it with `/` between the parts. */
export function sourceFiles(root: string, below = ''): readonly string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.') || passedOver.has(entry.name)) return []
    if (entry.isDirectory()) return sourceFiles(root, path)
    return /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/.test(entry.name) ? [path] : []
  })
}
