import { createHash } from 'node:crypto'
import type { MessageCache } from '../../state-machines/compile-workspace.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import type { Runtime } from '../runtime.ts'
import { compileFolder } from './compile-folder.ts'
import { type Publishable, readCompiled } from './compiled-files.ts'
import { workspaceDigest } from './read-workspace.ts'

/** What became of the latest state of a workspace: what was published of it, and what is wrong in it. */
export type Publication = {
  readonly changed: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** What runs on in its last good version, because its files have mistakes. */
  readonly kept: readonly string[]
  /** What has never been without mistakes, and so does not run. */
  readonly missing: readonly string[]
  /** Whether there is anything to work with: the settings were without mistakes now, or some time before. */
  readonly isReady: boolean
}

/** The digest by which versions are named. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A workspace as far as it has no mistakes, and what is wrong in it. */
export type CurrentWorkspace = {
  readonly workspace: Publishable | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Ids of journeys and messages that cannot be published, because their files have mistakes. */
  readonly brokenJourneys: readonly string[]
  readonly brokenMessages: readonly string[]
}

/** Reads the folder `marketing` of a project: from `compiled` where that is up to date, else by compiling it. */
export async function currentWorkspace(
  project: string,
  messageCache: MessageCache = new Map(),
): Promise<CurrentWorkspace> {
  const ready = readCompiled(project, workspaceDigest(project))
  if (ready !== undefined) return { workspace: ready, diagnostics: [], brokenJourneys: [], brokenMessages: [] }
  const folder = await compileFolder(project, { digest: sha256, messageCache })
  const { settings, journeys, messages, segments, ...rest } = folder
  return { ...rest, workspace: settings && { settings, journeys, messages, segments } }
}

/** Publishes what is in the folder `marketing` of a project, as far as it has no mistakes. */
export async function publishWorkspace(
  project: string,
  runtime: Pick<Runtime, 'publish' | 'content'>,
  messageCache?: MessageCache,
): Promise<Publication> {
  const { workspace, diagnostics, brokenJourneys, brokenMessages } = await currentWorkspace(project, messageCache)
  if (workspace === undefined) {
    const kept = runtime.content.enterable().map(({ id }) => id)
    return { changed: [], diagnostics, kept, missing: [], isReady: kept.length > 0 }
  }
  const changed = runtime.publish(workspace, brokenJourneys)
  const left = await whatIsLeft(runtime.content, brokenJourneys, brokenMessages)
  return { changed, diagnostics, ...left, isReady: true }
}

/** Of what is broken: what has a last good version, and what has none. */
async function whatIsLeft(
  { content, enterable }: Runtime['content'],
  journeys: readonly string[],
  messages: readonly string[],
): Promise<Pick<Publication, 'kept' | 'missing'>> {
  const running = new Set(enterable().map(({ id }) => id))
  const broken = await Promise.all([
    ...journeys.map(async (id) => ({ name: id, isKept: running.has(id) })),
    ...messages.map(async (id) => ({ name: `the message ${id}`, isKept: (await content.message(id)) !== undefined })),
  ])
  const names = (wanted: boolean) => broken.filter(({ isKept }) => isKept === wanted).map(({ name }) => name)
  return { kept: names(true), missing: names(false) }
}
