import { createHash } from 'node:crypto'
import type { MessageCache } from '../../state-machines/compile-workspace.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import type { Runtime } from '../runtime.ts'
import { type Publishable, readCompiled } from './compiled-files.ts'
import { readWorkspace, workspaceDigest } from './read-workspace.ts'

/** What became of the latest state of a workspace: what was published of it, and what is wrong in it. */
export type Publication = {
  readonly changed: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Ids of journeys that run on in their last good version, because their files have mistakes. */
  readonly kept: readonly string[]
}

/** The digest by which versions are named. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A workspace as far as it has no mistakes, and what is wrong in it. */
export type CurrentWorkspace = {
  readonly workspace: Publishable | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Ids of journeys that cannot be published, because their files have mistakes. */
  readonly broken: readonly string[]
}

/** Reads the folder `marketing` of a project: from `compiled` where that is up to date, else by compiling it. */
export async function currentWorkspace(
  project: string,
  messageCache: MessageCache = new Map(),
): Promise<CurrentWorkspace> {
  const ready = readCompiled(project, workspaceDigest(project))
  if (ready !== undefined) return { workspace: ready, diagnostics: [], broken: [] }
  const [source, { compileWorkspace }] = await Promise.all([
    readWorkspace(project),
    // Loaded only here: a laptop whose files are compiled already starts without the compiler.
    import('../../state-machines/compile-workspace.ts'),
  ])
  const { settings, journeys, messages, diagnostics } = await compileWorkspace(source, { digest: sha256, messageCache })
  const good = new Set(journeys.map(({ journey }) => journey.id))
  const broken = source.journeys.map(({ id }) => id).filter((id) => !good.has(id))
  return { workspace: settings && { settings, journeys, messages }, diagnostics, broken }
}

/** Publishes what is in the folder `marketing` of a project, as far as it has no mistakes. */
export async function publishWorkspace(
  project: string,
  runtime: Pick<Runtime, 'publish'>,
  messageCache?: MessageCache,
): Promise<Publication> {
  const { workspace, diagnostics, broken } = await currentWorkspace(project, messageCache)
  const changed = workspace === undefined ? [] : runtime.publish(workspace, broken)
  return { changed, diagnostics, kept: broken }
}
