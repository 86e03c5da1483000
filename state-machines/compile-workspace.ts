import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import type { PublishedMessage } from '../shared/contracts/content/published-message.ts'
import type { Segments } from '../shared/contracts/content/segments.ts'
import { type Settings, settingsFileSchema } from '../shared/contracts/content/settings-file.ts'
import { trackingPlanSchema } from '../shared/contracts/journey-file/tracking-plan.ts'
import type { Journey } from '../shared/domain/journey/journey.ts'
import type { KnownMessage, Workspace } from './2-check/rule.ts'
import type { Definition } from './4-emit/asl.ts'
import {
  type CompileOptions,
  type CompileResult,
  compileRead,
  graphOf,
  type JourneySource,
  journeyIn,
  readJourney,
  watchNamer,
} from './compile-journey.ts'
import { checkBudget as budgetFindings } from './costs/check-budget.ts'
import { type Diagnostic, located } from './diagnostic.ts'
import type { MessageSource, SourceFile } from './messages/message-source.ts'
import { publishMessage } from './publish-message.ts'
import { publishSegments, type SegmentSource } from './publish-segments.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { readScenarios, type ScenarioSource } from './read-scenarios.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** Everything that a team has written. */
export type WorkspaceSource = {
  readonly settings: SourceFile
  readonly journeys: readonly JourneySource[]
  readonly messages: readonly Omit<MessageSource, 'languages'>[]
  readonly segments?: readonly SegmentSource[]
  readonly trackingPlan?: SourceFile | undefined
  readonly scenarios?: readonly ScenarioSource[]
}

/** A journey as it is published: what functions know of it, and its state machine. */
export type PublishedJourney = {
  readonly journey: CompiledJourney
  readonly definition: Definition
}

/** What can be published of a workspace, and everything that was found in it. What has a mistake is left out. */
export type CompiledWorkspace = {
  readonly settings: Settings | undefined
  readonly journeys: readonly PublishedJourney[]
  readonly messages: readonly PublishedMessage[]
  readonly segments: Segments
  readonly scenarios: readonly Scenario[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the journeys were held against; and the journeys as they are written, as far as they can be read. */
  readonly workspace: Workspace & { readonly journeys: ReadonlyMap<string, Journey> }
}

type PublishResult = Awaited<ReturnType<typeof publishMessage>>

/** Results of publishing by the digest of what went in, because MJML takes its time and most messages stay as they are. */
export type MessageCache = Map<string, PublishResult>

/** Compiles a whole workspace: settings, then messages, then segments, then journeys, each with all its mistakes. */
export async function compileWorkspace(
  source: WorkspaceSource,
  options: Omit<CompileOptions, 'workspace'> & { readonly messageCache?: MessageCache },
): Promise<CompiledWorkspace> {
  const settings = readFile(source.settings, settingsFileSchema, Object.keys(settingsFileSchema.shape))
  const plan = source.trackingPlan && readFile(source.trackingPlan, trackingPlanSchema, ['events', 'attributes'])
  const languages = settings.value?.languages ?? []
  const messages = await Promise.all(source.messages.map((one) => publish({ ...one, languages }, options)))
  const read = source.journeys.map((one) => ({ id: one.id, read: readJourney(one, options.digest) }))
  const known = {
    messages: new Map(source.messages.map(({ id }, index) => [id, knownMessage(messages[index])])),
    journeys: new Map(read.flatMap(({ id, read: one }) => [[id, journeyIn(one)] as const].flatMap(found))),
    journeyNames: source.journeys.map(({ id }) => id),
    ...(settings.value ? { settings: settings.value } : {}),
    ...(plan?.value ? { plan: plan.value } : {}),
  }
  const nameWatch = watchNamer(options.digest)
  const segments = publishSegments(source.segments ?? [], { ...options, nameWatch, workspace: known })
  const segmentNames = (source.segments ?? []).map(({ id }) => id)
  const workspace = { ...known, segments: segments.conditions, segmentNames }
  const journeys = read.map((one) => compileRead(one.read, { ...options, workspace }))
  const budget = checkBudget(settings, { ids: known.journeyNames, journeys })
  const scenarios = readScenarios(source.scenarios ?? [], workspace, nameWatch)
  const files = [settings, ...(plan ? [plan] : []), ...messages, segments, ...journeys, budget, scenarios]
  return {
    settings: settings.value,
    journeys: journeys.flatMap((one) => (one.kind === 'compiled' ? [one] : [])),
    messages: messages.flatMap((result) => (result.kind === 'published' ? [result.message] : [])),
    segments: segments.segments,
    scenarios: scenarios.scenarios,
    diagnostics: files.flatMap(({ diagnostics }) => diagnostics),
    workspace,
  }
}

/** What is wrong with the budget; only journeys that compile have a price. */
function checkBudget(
  { value, places }: ReadFile<Settings>,
  { ids, journeys }: { readonly ids: readonly string[]; readonly journeys: readonly CompileResult[] },
): Pick<ReadFile<Settings>, 'diagnostics'> {
  if (value?.budget === undefined || places === undefined) return { diagnostics: [] }
  const priced = journeys.flatMap((one) =>
    one.kind === 'compiled' ? [[one.source.id, { journey: one.source, graph: graphOf(one.source) }] as const] : [],
  )
  const findings = [...budgetFindings(value, { ids, journeys: new Map(priced) })]
  const diagnostics = findings.map((finding) => located(finding, places))
  return { diagnostics: diagnostics.toSorted((a, b) => a.line - b.line) }
}

const found = ([id, journey]: readonly [string, Journey | undefined]) =>
  journey === undefined ? [] : [[id, journey] as const]

function knownMessage(result: PublishResult | undefined): KnownMessage {
  if (result?.kind !== 'published') return {}
  const { links, topic, expires, languages } = result.message
  return { links: Object.keys(links), topic, expires, languages: Object.keys(languages) }
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
