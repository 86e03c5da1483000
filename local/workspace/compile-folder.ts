import type { CompileOptions } from '../../state-machines/compile-journey.ts'
import type { CompiledWorkspace, MessageCache } from '../../state-machines/compile-workspace.ts'
import { readWorkspace } from './read-workspace.ts'

/** A folder compiled: what can be published, all that is wrong in it, and what cannot be published, by id. */
export type CompiledFolder = CompiledWorkspace & {
  readonly brokenJourneys: readonly string[]
  readonly brokenMessages: readonly string[]
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
  return {
    ...compiled,
    diagnostics: [...source.unloadable.map(({ diagnostic }) => diagnostic), ...compiled.diagnostics],
    brokenJourneys: [...source.journeys, ...source.unloadable].map(({ id }) => id).filter((id) => !journeys.has(id)),
    brokenMessages: source.messages.map(({ id }) => id).filter((id) => !messages.has(id)),
    counts: {
      journeys: source.journeys.length + source.unloadable.length,
      messages: source.messages.length,
      segments: source.segments?.length ?? 0,
      scenarios: source.scenarios?.length ?? 0,
    },
  }
}
