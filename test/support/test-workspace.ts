import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import type { PublishedMessage } from '../../shared/contracts/content/published-message.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import {
  buildJourney,
  compileJourney,
  type JourneySource,
  journeyIn,
  readJourney,
  watchNamer,
} from '../../state-machines/compile-journey.ts'
import { publishSegments } from '../../state-machines/publish-segments.ts'

/** What a test workspace is made of; messages are named, each with its links. */
export type TestWorkspace = {
  readonly journeys: readonly JourneySource[]
  readonly messages?: Readonly<Record<string, readonly string[]>>
  readonly settings?: Partial<Settings>
  readonly isOptimised?: boolean
  /** Segments by name, each the condition under its `if`, in YAML. */
  readonly segments?: Readonly<Record<string, string>>
  readonly message?: (id: string, links: readonly string[]) => PublishedMessage
  /** `false`: what the checks forbid is compiled too, to see what would come of it. */
  readonly isChecked?: boolean
}

/** The settings of tests: no quiet hours, everybody in Taipei. */
export const testSettings: Settings = {
  sender: { name: 'Tester', email: 'tester@example.com', address: '1 Test Street' },
  timeZone: 'Asia/Taipei',
  languages: ['en'],
}

/** Compiles a workspace of journeys with the plainest messages there can be; a journey with a mistake fails the test. */
export function testWorkspace({
  journeys,
  messages = {},
  settings,
  isOptimised = true,
  segments = {},
  message = plainMessage,
  isChecked = true,
}: TestWorkspace): Publishable {
  const workspace = { messages: new Map(Object.entries(messages).map(([id, links]) => [id, { links }])) }
  return {
    settings: { ...testSettings, ...settings },
    journeys: journeys.map((source) => {
      const options = { workspace, digest: sha256, isOptimised }
      const journey = isChecked ? undefined : journeyIn(readJourney(source, sha256))
      if (journey) return buildJourney(journey, options)
      const result = compileJourney(source, options)
      if (result.kind === 'mistakes')
        throw new Error(result.diagnostics.map((one) => `${one.line}: ${one.message}`).join('\n'))
      return result
    }),
    segments: testSegments(segments, workspace),
    messages: Object.entries(messages).map(([id, links]) => message(id, links)),
  }
}

/** Publishes segments; one with a mistake fails the test. */
function testSegments(
  conditions: Readonly<Record<string, string>>,
  { messages }: { readonly messages: ReadonlyMap<string, { readonly links: readonly string[] }> },
): Publishable['segments'] {
  const sources = Object.entries(conditions).map(([id, text]) => ({
    id,
    file: { file: `${id}.yaml`, text: `name: ${id}\nif: ${text}\n` },
  }))
  const { segments, diagnostics } = publishSegments(sources, {
    nameWatch: watchNamer(sha256),
    digest: sha256,
    workspace: { messages },
  })
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join('\n'))
  return segments
}

/** A journey in YAML. */
export const yaml = (id: string, text: string): JourneySource => ({ kind: 'yaml', id, file: `${id}.yaml`, text })

/** A message that says its name, with its links. */
export const plainMessage = (id: string, links: readonly string[]): PublishedMessage => ({
  id,
  channel: 'email',
  topic: 'news',
  links: Object.fromEntries(links.map((name) => [name, `https://www.example.com/${id}/${name}`])),
  languages: {
    en: {
      subject: `This is ${id}, {{ contact.firstName | default: 'friend' }}`,
      preheader: id,
      html: `<html><head></head><body>Hello {{ contact.firstName }}${links
        .map((name) => `<a href="{{ links.${name} }}" ses:tags="link:${name}">${name}</a>`)
        .join('')}<a href="{{ unsubscribe_url }}" ses:no-track>leave</a></body></html>`,
      text: `Hello {{ contact.firstName }}\n{{ unsubscribe_url }}`,
    },
  },
})
