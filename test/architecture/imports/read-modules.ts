import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { sourceFiles } from '../project-files.ts'
import { readSurroundings } from './read-surroundings.ts'

/** What a module imports: a file of the project, a package, or a module of Node itself (with `node:` before it). */
export type Import = { readonly kind: 'file' | 'package' | 'node'; readonly target: string }

/** A module of the project with what it imports and whether it reads the environment. */
export type Module = { readonly path: string; readonly imports: readonly Import[]; readonly readsEnvironment: boolean }

/** Reads every module below a folder. */
export const readModules = (root: string): readonly Module[] =>
  sourceFiles(root).map((path) => {
    const { specifiers, readsEnvironment } = readSurroundings(path, readFileSync(join(root, path), 'utf8'))
    return { path, imports: specifiers.map((specifier) => resolve(path, specifier)), readsEnvironment }
  })

function resolve(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { kind: 'file', target: posix.join(posix.dirname(from), specifier) }
  const [first = '', second = ''] = specifier.split('/')
  if (isBuiltin(specifier)) return { kind: 'node', target: first.startsWith('node:') ? first : `node:${first}` }
  return { kind: 'package', target: first.startsWith('@') ? `${first}/${second}` : first }
}
