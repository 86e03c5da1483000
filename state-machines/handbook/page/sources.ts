import type { CompiledWorkspace } from '../../compile-workspace.ts'

/** What a handbook is made of. */
export type HandbookSources = Pick<CompiledWorkspace, 'messages' | 'segments'> & {
  readonly settings: NonNullable<CompiledWorkspace['settings']>
  readonly journeys: CompiledWorkspace['workspace']['journeys']
  readonly compiled: CompiledWorkspace['journeys']
  /** The file of each journey, by its id: a journey is YAML or TypeScript. */
  readonly journeyFiles: ReadonlyMap<string, string>
  /** Stories that prove journeys, each with the name of its file. */
  readonly scenarios: readonly { readonly id: string; readonly journey: string; readonly story: string }[]
  /** What each journey costs, in words. */
  readonly costs: Readonly<Record<string, string>>
}
