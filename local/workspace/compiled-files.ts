import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CompiledJourney } from '../../shared/contracts/compiled-journey.ts'
import type { PublishedMessage } from '../../shared/contracts/published-message.ts'
import type { Settings } from '../../shared/contracts/settings-file.ts'
import type { Definition } from '../../state-machines/4-emit/asl.ts'
import type { CompiledWorkspace } from '../../state-machines/compile-workspace.ts'

/** A workspace without mistakes, ready to be published. */
export type Publishable = Omit<CompiledWorkspace, 'settings' | 'diagnostics'> & { readonly settings: Settings }

/**
 * The files of the folder `compiled`, by their paths in it. They are committed, so that a reviewer sees what a change
 * does in production; `manifest.json` says from which sources they were made.
 */
export function compiledFiles(
  { settings, journeys, messages }: Publishable,
  sources: string,
): ReadonlyMap<string, string> {
  const index = {
    journeys: Object.fromEntries(journeys.map(({ journey }) => [journey.id, { version: journey.version }])),
  }
  return new Map([
    ['manifest.json', json({ sources })],
    ['settings.json', json(settings)],
    ['index.json', json(index)],
    ...journeys.flatMap(({ journey, definition }) => [
      [`journeys/${journey.id}/journey.json`, json(journey)] as const,
      [`journeys/${journey.id}/state-machine.json`, json(definition)] as const,
    ]),
    ...messages.map((message) => [`messages/${message.id}.json`, json(message)] as const),
  ])
}

/** Writes the folder `compiled` of a project (or another one) anew. */
export function writeCompiled(project: string, files: ReadonlyMap<string, string>, folder = 'compiled'): void {
  rmSync(join(project, folder), { recursive: true, force: true })
  for (const [path, text] of files) {
    const file = join(project, folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/** Reads the folder `compiled` of a project; undefined where it was made from other sources, or is not there. */
export function readCompiled(project: string, sources: string): Publishable | undefined {
  const folder = join(project, 'compiled')
  if (!existsSync(join(folder, 'manifest.json'))) return undefined
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  if (read<{ sources: string }>('manifest.json').sources !== sources) return undefined
  return {
    settings: read<Settings>('settings.json'),
    journeys: names(folder, 'journeys').map((id) => ({
      journey: read<CompiledJourney>(`journeys/${id}/journey.json`),
      definition: read<Definition>(`journeys/${id}/state-machine.json`),
    })),
    messages: names(folder, 'messages').map((name) => read<PublishedMessage>(`messages/${name}`)),
  }
}

const names = (folder: string, kind: string): readonly string[] =>
  existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)).sort() : []

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
