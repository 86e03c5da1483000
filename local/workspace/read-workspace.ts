import { createHash } from 'node:crypto'
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { WorkspaceSource } from '../../state-machines/compile-workspace.ts'
import type { SourceFile } from '../../state-machines/messages/message-source.ts'
import { type LoadedJourney, loadJourney } from './load-journey.ts'
import { type StrayFile, strayFiles } from './stray-files.ts'
import { isSecond } from './why-not-read.ts'

/** What a team has written, the journeys whose files give none, and the files that are not read. */
export type ReadWorkspace = WorkspaceSource & {
  readonly unloadable: readonly (LoadedJourney & { readonly kind: 'unloadable' })[]
  readonly strays: readonly StrayFile[]
}

/** Reads everything that a team has written from the folder `marketing` of a project. */
export async function readWorkspace(project: string): Promise<ReadWorkspace> {
  const file = (path: string): SourceFile => ({ file: path, text: readFileSync(join(project, path), 'utf8') })
  const journeys = await Promise.all(
    entries(project, 'marketing/journeys')
      .filter(isJourney)
      .filter(({ name }) => !isSecond(`marketing/journeys/${name}`, (other) => existsSync(join(project, other))))
      .map(({ name }) => loadJourney(project, name)),
  )
  return {
    settings: existsSync(join(project, settings)) ? file(settings) : { file: settings, text: '' },
    journeys: journeys.flatMap((one) => (one.kind === 'loaded' ? [one.source] : [])),
    unloadable: journeys.filter((one) => one.kind === 'unloadable'),
    strays: strayFiles(project),
    segments: yamlFiles(project, 'marketing/segments', file),
    scenarios: yamlFiles(project, 'marketing/scenarios', file),
    trackingPlan: existsSync(join(project, trackingPlan)) ? file(trackingPlan) : undefined,
    messages: entries(project, 'marketing/messages')
      .filter((one) => one.isDirectory() && !holdsFoldersOnly(project, `marketing/messages/${one.name}`))
      .map(({ name }) => readMessage(project, name, file)),
  }
}

/** Such a folder is no message that was begun: its files lie a folder too deep, and are told of by themselves. */
function holdsFoldersOnly(project: string, folder: string): boolean {
  const inside = entries(project, folder).filter(({ name }) => !name.startsWith('.'))
  return inside.length > 0 && inside.every((one) => one.isDirectory())
}

const settings = 'marketing/settings.yaml'
const trackingPlan = 'marketing/tracking-plan.yaml'

/** A digest of all that is published of what was written, by which one knows whether anything has changed. */
export function workspaceDigest(project: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(project, 'marketing'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|mjml|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(project, 'marketing/scenarios')))
    .sort()
  for (const path of files) hash.update(relative(project, path)).update('\0').update(readFileSync(path)).update('\0')
  // What was compiled before somebody put a file into the wrong place is not all that they have written.
  for (const { diagnostic } of strayFiles(project)) hash.update(diagnostic.file).update('\0')
  return hash.digest('hex').slice(0, 32)
}

const entries = (project: string, folder: string): readonly Dirent[] =>
  existsSync(join(project, folder))
    ? readdirSync(join(project, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    : []

const yamlFiles = (project: string, folder: string, file: (path: string) => SourceFile) =>
  entries(project, folder)
    .filter((one) => one.isFile() && one.name.endsWith('.yaml'))
    .map(({ name }) => ({ id: name.replace('.yaml', ''), file: file(`${folder}/${name}`) }))

const isJourney = (entry: Dirent): boolean => entry.isFile() && /\.(yaml|ts)$/.test(entry.name)

function readMessage(project: string, id: string, file: (path: string) => SourceFile) {
  const folder = `marketing/messages/${id}`
  return {
    id,
    message: existsSync(join(project, folder, 'message.yaml'))
      ? file(`${folder}/message.yaml`)
      : { file: `${folder}/message.yaml`, text: '' },
    bodies: byLanguage(project, folder, file),
    layouts: Object.fromEntries(
      entries(project, 'marketing/layouts')
        .filter((one) => one.isDirectory())
        .map(({ name }) => [name, byLanguage(project, `marketing/layouts/${name}`, file)]),
    ),
  }
}

const byLanguage = (project: string, folder: string, file: (path: string) => SourceFile) =>
  Object.fromEntries(
    entries(project, folder)
      .filter(({ name }) => name.endsWith('.mjml'))
      .map(({ name }) => [name.replace('.mjml', ''), file(`${folder}/${name}`)] as const),
  )
