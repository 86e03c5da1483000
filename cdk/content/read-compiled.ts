import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledJourney, compiledJourneySchema } from '../../shared/contracts/content/compiled-journey.ts'
import { type ContentIndex, contentIndexSchema } from '../../shared/contracts/content/content-index.ts'
import { type PublishedMessage, publishedMessageSchema } from '../../shared/contracts/content/published-message.ts'
import { type Segments, segmentsSchema } from '../../shared/contracts/content/segments.ts'
import { type Settings, settingsSchema } from '../../shared/contracts/content/settings-file.ts'

/** A journey and its state machine, which names what only the deployment knows by placeholders. */
export type DeployableJourney = { readonly journey: CompiledJourney; readonly definition: string }

/** Everything that the compiler wrote. */
export type CompiledContent = {
  readonly settings: Settings
  readonly segments: Segments
  readonly index: ContentIndex
  readonly journeys: readonly DeployableJourney[]
  readonly messages: readonly PublishedMessage[]
}

/** Reads what the compiler wrote into a folder. */
export function readCompiled(folder: string): CompiledContent {
  if (!existsSync(join(folder, 'index.json'))) throw new NotCompiled(`Nothing is compiled in ${folder}.`)
  const index = contentIndexSchema.parse(readJson(folder, 'index.json'))
  const messages = existsSync(join(folder, 'messages')) ? readdirSync(join(folder, 'messages')).toSorted() : []
  return {
    settings: settingsSchema.parse(readJson(folder, 'settings.json')),
    segments: segmentsSchema.parse(readJson(folder, 'segments.json')),
    index,
    journeys: Object.entries(index.journeys).map(([id, { version }]) => readJourney(folder, id, version)),
    messages: messages.map((file) => publishedMessageSchema.parse(readJson(folder, 'messages', file))),
  }
}

/** What was compiled is missing, or is not of one piece. */
export class NotCompiled extends Error {
  override readonly name = 'NotCompiled'

  constructor(what: string) {
    super(`${what} Run \`npm run compile\`, then deploy.`)
  }
}

function readJourney(folder: string, id: string, version: string): DeployableJourney {
  const journey = compiledJourneySchema.parse(readJson(folder, 'journeys', id, 'journey.json'))
  if (journey.id !== id || journey.version !== version) {
    throw new NotCompiled(`The index has ${id} in version ${version}, its file ${journey.id} in ${journey.version}.`)
  }
  // Without the line breaks that make it readable: every byte counts in a template.
  return { journey, definition: JSON.stringify(readJson(folder, 'journeys', id, 'state-machine.json')) }
}

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'))
