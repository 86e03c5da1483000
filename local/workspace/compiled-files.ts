import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { compiledJourneySchema } from '../../shared/contracts/content/compiled-journey.ts'
import { publishedMessageSchema } from '../../shared/contracts/content/published-message.ts'
import { segmentsSchema } from '../../shared/contracts/content/segments.ts'
import { type Settings, settingsSchema } from '../../shared/contracts/content/settings-file.ts'
import type { Definition } from '../../state-machines/4-emit/asl.ts'
import type { CompiledWorkspace } from '../../state-machines/compile-workspace.ts'

/** A workspace without mistakes, ready to be published. */
export type Publishable = Omit<CompiledWorkspace, 'settings' | 'diagnostics' | 'workspace' | 'scenarios'> & {
  readonly settings: Settings
}

/**
 * The files of the folder `compiled`, by their paths in it. They are committed, so that a reviewer sees what a change
 * does in production; `manifest.json` says from which sources they were made.
 */
export function compiledFiles(
  { settings, journeys, messages, segments }: Publishable,
  sources: string,
): ReadonlyMap<string, string> {
  const index = {
    journeys: Object.fromEntries(journeys.map(({ journey }) => [journey.id, { version: journey.version }])),
  }
  return new Map([
    ['manifest.json', json({ sources })],
    ['settings.json', json(settings)],
    ['segments.json', json(segments)],
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

/**
 * Reads the folder `compiled` of a project; undefined where it is not there, was made from other sources, or by another
 * Waymark whose files are not like ours.
 */
export function readCompiled(project: string, sources: string): Publishable | undefined {
  const folder = join(project, 'compiled')
  if (!existsSync(join(folder, 'manifest.json'))) return undefined
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  if (manifestSchema.safeParse(read('manifest.json')).data?.sources !== sources) return undefined
  const files = publishableSchema.safeParse({
    settings: read('settings.json'),
    segments: read('segments.json'),
    journeys: names(folder, 'journeys').map((id) => ({
      journey: read(`journeys/${id}/journey.json`),
      definition: read(`journeys/${id}/state-machine.json`),
    })),
    messages: names(folder, 'messages').map((name) => read(`messages/${name}`)),
  })
  return files.data
}

const manifestSchema = z.object({ sources: z.string() })

const publishableSchema = z.object({
  settings: settingsSchema,
  segments: segmentsSchema,
  journeys: z.array(
    z.object({
      journey: compiledJourneySchema,
      // The runner checks every definition that it loads, whoever has made it.
      definition: z.custom<Definition>((value) => typeof value === 'object' && value !== null),
    }),
  ),
  messages: z.array(publishedMessageSchema),
})

const names = (folder: string, kind: string): readonly string[] =>
  existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)).sort() : []

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
