import { type Settings, settingsFileSchema } from '../../shared/contracts/content/settings-file.ts'
import type { Journey } from '../../shared/domain/journey/journey.ts'
import { compileRead, readJourney } from '../../state-machines/compile-journey.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import { readFile } from '../../state-machines/read-file.ts'
import { sha256 } from './publication.ts'
import { readWorkspace } from './read-workspace.ts'

/** The journeys of a project as they are written, those without mistakes, and what is wrong with the others. */
export type WrittenJourneys = {
  readonly settings: Settings | undefined
  readonly journeys: readonly Journey[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the journeys of a project without its messages, whose texts take their time and say nothing of the paths. */
export async function writtenJourneys(project: string): Promise<WrittenJourneys> {
  const source = await readWorkspace(project)
  const settings = readFile(source.settings, settingsFileSchema, Object.keys(settingsFileSchema.shape))
  const read = source.journeys.map((one) => readJourney(one, sha256))
  const workspace = { messages: new Map(source.messages.map(({ id }) => [id, {}])) }
  const results = read.map((one) => compileRead(one, { workspace, digest: sha256 }))
  return {
    settings: settings.value,
    journeys: results.flatMap((one) => (one.kind === 'compiled' ? [one.source] : [])),
    diagnostics: [
      ...[...source.strays, ...source.unloadable].map(({ diagnostic }) => diagnostic),
      ...settings.diagnostics,
      ...results.flatMap(({ diagnostics }) => diagnostics),
    ],
  }
}
