import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import type { PublishedMessage } from '../shared/contracts/content/published-message.ts'
import { type Settings, settingsFileSchema } from '../shared/contracts/content/settings-file.ts'
import { explainIssues } from './1-parse/explain-issues.ts'
import { readYaml } from './1-parse/read-yaml.ts'
import type { Workspace } from './2-check/rule.ts'
import type { Definition } from './4-emit/asl.ts'
import { type CompileOptions, compileJourney, type JourneySource } from './compile-journey.ts'
import { type Diagnostic, located } from './diagnostic.ts'
import type { MessageSource, SourceFile } from './messages/message-source.ts'
import { publishMessage } from './publish-message.ts'

/** Everything that a team has written. */
export type WorkspaceSource = {
  readonly settings: SourceFile
  readonly journeys: readonly JourneySource[]
  readonly messages: readonly Omit<MessageSource, 'languages'>[]
}

/** A journey as it is published: what functions know of it, and its state machine. */
export type PublishedJourney = { readonly journey: CompiledJourney; readonly definition: Definition }

/** What can be published of a workspace, and everything that was found in it. What has a mistake is left out. */
export type CompiledWorkspace = {
  readonly settings: Settings | undefined
  readonly journeys: readonly PublishedJourney[]
  readonly messages: readonly PublishedMessage[]
  readonly diagnostics: readonly Diagnostic[]
}

type PublishResult = Awaited<ReturnType<typeof publishMessage>>

/** Results of publishing by the digest of what went in, because MJML takes its time and most messages stay as they are. */
export type MessageCache = Map<string, PublishResult>

/** Compiles a whole workspace: settings, then messages, then journeys, each with all its mistakes. */
export async function compileWorkspace(
  source: WorkspaceSource,
  options: Omit<CompileOptions, 'workspace'> & { readonly messageCache?: MessageCache },
): Promise<CompiledWorkspace> {
  const settings = readSettings(source.settings)
  const languages = settings.value?.languages ?? []
  const messages = await Promise.all(source.messages.map((one) => publish({ ...one, languages }, options)))
  const workspace: Workspace = {
    messages: new Map(
      source.messages.map(({ id }, index) => {
        const result = messages[index]
        return [id, { links: result?.kind === 'published' ? Object.keys(result.message.links) : undefined }]
      }),
    ),
  }
  const journeys = source.journeys.map((one) => compileJourney(one, { ...options, workspace }))
  return {
    settings: settings.value,
    journeys: journeys.flatMap((result) => (result.kind === 'compiled' ? [result] : [])),
    messages: messages.flatMap((result) => (result.kind === 'published' ? [result.message] : [])),
    diagnostics: [settings, ...messages, ...journeys].flatMap(({ diagnostics }) => diagnostics),
  }
}

async function publish(
  source: MessageSource,
  { digest, messageCache }: { readonly digest: (text: string) => string; readonly messageCache?: MessageCache },
): Promise<PublishResult> {
  const key = digest(JSON.stringify(source))
  const known = messageCache?.get(key)
  if (known !== undefined) return known
  const result = await publishMessage(source)
  messageCache?.set(key, result)
  return result
}

function readSettings({ file, text }: SourceFile): {
  readonly value: Settings | undefined
  readonly diagnostics: readonly Diagnostic[]
} {
  const read = readYaml(file, text)
  if (read.kind === 'unreadable') return { value: undefined, diagnostics: read.diagnostics }
  const parsed = settingsFileSchema.safeParse(read.value)
  if (parsed.success) return { value: parsed.data, diagnostics: [] }
  const words = Object.keys(settingsFileSchema.shape)
  const findings = explainIssues(parsed.error.issues, read.value, words)
  return { value: undefined, diagnostics: findings.map((finding) => located(finding, read.places)) }
}
