import type { CompileOptions } from '../../state-machines/compile-journey.ts'
import type { CompiledWorkspace, MessageCache } from '../../state-machines/compile-workspace.ts'
import { readWorkspace } from './read-workspace.ts'

/** A folder compiled: what can be published, all that is wrong in it, and what cannot be published, by id. */
export type CompiledFolder = CompiledWorkspace & {
  readonly brokenJourneys: readonly string[]
  readonly brokenMessages: readonly string[]
  /** The file of each journey that can be read, by its id. */
  readonly journeyFiles: ReadonlyMap<string, string>
  /** How many files of each kind there are. */
  readonly counts: Readonly<Record<'journeys' | 'messages' | 'segments' | 'scenarios', number>>
}

/** Compiles the folder `marketing` of a project, with all mistakes of all its files. */
export async function compileFolder(
  project: string,
  options: Omit<CompileOptions, 'workspace'> & { readonly messageCache?: MessageCache },
): Promise<CompiledFolder> {
  const [source, { compileWorkspace }] = await Promise.all([
    readWorkspace(project),
    // Loaded only here: a laptop whose files are compiled already starts without the compiler.
    import('../../state-machines/compile-workspace.ts'),
  ])
  const compiled = await compileWorkspace(source, options)
  const journeys = new Set(compiled.journeys.map(({ journey }) => journey.id))
  const messages = new Set(compiled.messages.map(({ id }) => id))
  const meant = source.strays.flatMap((stray) => stray.meant ?? [])
  return {
    ...compiled,
    diagnostics: [
      ...[...source.strays, ...source.unloadable].map(({ diagnostic }) => diagnostic),
      // That a file is missing is no news where the author is told how the one that they wrote should be called.
      ...compiled.diagnostics.filter(({ file }) => !meant.includes(file)),
    ],
    brokenJourneys: [
      ...[...source.journeys, ...source.unloadable].map(({ id }) => id).filter((id) => !journeys.has(id)),
      ...idsIn(meant, /^marketing\/journeys\/(.+)\.(?:yaml|ts)$/),
    ],
    brokenMessages: [
      ...new Set([
        ...source.messages.map(({ id }) => id),
        ...idsIn(meant, /^marketing\/messages\/(.+)\/message\.yaml$/),
      ]),
    ].filter((id) => !messages.has(id)),
    journeyFiles: new Map(source.journeys.map(({ id, file }) => [id, file])),
    counts: {
      journeys: source.journeys.length + source.unloadable.length,
      messages: source.messages.length,
      segments: source.segments?.length ?? 0,
      scenarios: source.scenarios?.length ?? 0,
    },
  }
}

const idsIn = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files.flatMap((file) => pattern.exec(file)?.[1] ?? [])
