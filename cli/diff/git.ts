import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Git is not there, the project is in no repository, or nobody knows the revision. */
export class NoSuchRevision extends Error {
  override readonly name = 'NoSuchRevision'
}

/**
 * Does something with a folder that holds the `marketing/` of a revision of a project; the folder goes afterwards. The
 * repository is only read.
 */
export async function withRevision<T>(
  project: string,
  revision: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const files = filesOf(project, revision)
  const folder = mkdtempSync(join(tmpdir(), 'waymark-diff-'))
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    // Journeys in TypeScript import `defineJourney` from beside `marketing/`.
    symlinkSync(fileURLToPath(new URL('../../state-machines', import.meta.url)), join(folder, 'state-machines'))
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files below `marketing/` at a revision, by their paths in the project. */
function filesOf(project: string, revision: string): readonly (readonly [string, Buffer])[] {
  const commit = resolveRevision(project, revision)
  const listed = git(project, ['ls-tree', '-r', '-z', commit, '--', 'marketing']).toString('utf8').split('\0')
  const entries = listed.flatMap((line) => {
    const [, object, path] = /^100[67][45][45] blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    return object === undefined || path === undefined ? [] : [{ object, path }]
  })
  if (entries.length === 0) throw new NoSuchRevision(`There is no folder marketing at ${revision}.`)
  const batch = git(project, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''))
  const files: (readonly [string, Buffer])[] = []
  let at = 0
  for (const { path } of entries) {
    // Git says `<object> blob <size>`, then the content, then a line end.
    const end = batch.indexOf('\n', at)
    const size = Number(batch.toString('utf8', at, end).split(' ')[2])
    files.push([path, batch.subarray(end + 1, end + 1 + size)])
    at = end + size + 2
  }
  return files
}

function resolveRevision(project: string, revision: string): string {
  try {
    git(project, ['rev-parse', '--git-dir'])
  } catch (fault) {
    throw new NoSuchRevision(whyNoRepository(fault), { cause: fault })
  }
  try {
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
    return git(project, words).toString('utf8').trim()
  } catch (fault) {
    throw new NoSuchRevision(whyNoRevision(project, revision), { cause: fault })
  }
}

function whyNoRepository(fault: unknown): string {
  const { code, stderr } = fault instanceof Error ? { code: undefined, stderr: '', ...fault } : {}
  if (code === 'ENOENT') return 'Git is needed to read what was before, and there is none on this machine.'
  if (/dubious ownership/.test(String(stderr)))
    return 'The repository belongs to somebody else, so Git does not read it: `git config --global --add safe.directory <folder>` lets it.'
  return 'The project is not in a Git repository, so nobody knows what was before.'
}

function whyNoRevision(project: string, revision: string): string {
  const isEmpty = git(project, ['rev-list', '--all', '--max-count=1']).length === 0
  if (isEmpty) return 'Nothing is committed in this repository yet, so nobody knows what was before.'
  const isShallow = git(project, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true'
  const rest = isShallow ? ' Only the end of its history is here: `git fetch --unshallow` fetches the rest.' : ''
  return `There is no revision \`${revision}\` in this repository: name a commit, a branch or a tag.${rest}`
}

const git = (project: string, words: readonly string[], input?: string): Buffer =>
  execFileSync('git', words, {
    cwd: project,
    maxBuffer: 512 * 1024 * 1024,
    stdio: 'pipe',
    ...(input === undefined ? {} : { input }),
  })
