import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import type { Journey } from '../shared/domain/journey/journey.ts'
import { canonicalJson, type Json } from '../shared/domain/json.ts'
import { type Parsed, parseJourney } from './1-parse/parse-journey.ts'
import { type Given, readValue } from './1-parse/read-value.ts'
import { readYaml } from './1-parse/read-yaml.ts'
import type { WatchNamer } from './1-parse/to-domain/to-condition.ts'
import type { Workspace } from './2-check/rule.ts'
import { rules, rulesOfWholes } from './2-check/rules.ts'
import { countTransitions } from './3-lower/count-transitions.ts'
import { dropDeadNodes } from './3-lower/drop-dead-nodes.ts'
import { lower } from './3-lower/lower.ts'
import { optimise } from './3-lower/passes.ts'
import type { Definition } from './4-emit/asl.ts'
import { emit } from './4-emit/emit.ts'
import { stepsByState } from './4-emit/steps-by-state.ts'
import { type Diagnostic, type Finding, located, type Places } from './diagnostic.ts'
import type { Graph } from './graph.ts'
import { publishedParts } from './publish-journey.ts'

/** A journey's source: a YAML file, or the value that `defineJourney` was given in a TypeScript file. */
export type JourneySource =
  | { readonly kind: 'yaml'; readonly id: string; readonly file: string; readonly text: string }
  | (Given & { readonly kind: 'value'; readonly id: string })

/** What compiling needs from outside: the workspace, and a digest (hexadecimal, 32 characters or more) for versions. */
export type CompileOptions = {
  readonly workspace: Workspace
  readonly digest: (text: string) => string
  /** `false` emits a state for every single thing. Both forms behave the same. */
  readonly isOptimised?: boolean
}

/** A compiled journey, or why it is none. Diagnostics of a compiled journey are warnings. */
export type CompileResult =
  | {
      readonly kind: 'compiled'
      readonly source: Journey
      readonly journey: CompiledJourney
      readonly definition: Definition
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

/** A journey's file as it was read: what it says, as far as it says anything, and where. */
export type ReadJourney =
  | { readonly kind: 'read'; readonly parsed: Parsed; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

/**
 * Compiles one journey: parse, check, lower, emit. Each phase reports all that it finds; the next one runs when there
 * is no error. Pure: the same source, workspace and options give the same result, and an author's mistake never throws.
 */
export const compileJourney = (source: JourneySource, options: CompileOptions): CompileResult =>
  compileRead(readJourney(source, options.digest), options)

/** Reads a journey's file, without holding it against anything else. */
export function readJourney(source: JourneySource, digest: CompileOptions['digest']): ReadJourney {
  const read = source.kind === 'yaml' ? readYaml(source.file, source.text) : readValue(source)
  if (read.kind === 'unreadable') return read
  return { kind: 'read', parsed: parseJourney(source.id, read.value, watchNamer(digest)), places: read.places }
}

/** What names watched events: the same event and filter have the same name everywhere. */
export const watchNamer =
  (digest: CompileOptions['digest']): WatchNamer =>
  (match) =>
    `w${digest(canonicalJson(match as Json)).slice(0, 11)}`

/** The journey in a file, as far as it can be read. */
export function journeyIn(read: ReadJourney): Journey | undefined {
  if (read.kind === 'unreadable') return undefined
  return read.parsed.kind === 'journey' ? read.parsed.journey : read.parsed.rest?.journey
}

/** Compiles a journey that was read, held against its workspace. */
export function compileRead(read: ReadJourney, options: CompileOptions): CompileResult {
  if (read.kind === 'unreadable') return { kind: 'mistakes', diagnostics: read.diagnostics }
  const placed = (findings: readonly Finding[]) => findings.map((finding) => located(finding, read.places))
  const { parsed } = read
  if (parsed.kind === 'mistakes') {
    const others = parsed.rest ? check(parsed.rest.journey, options.workspace, parsed.rest.isWhole) : []
    return { kind: 'mistakes', diagnostics: inOrder(placed([...parsed.findings, ...others])) }
  }
  const diagnostics = inOrder(placed(check(parsed.journey, options.workspace)))
  if (diagnostics.some(({ severity }) => severity === 'error')) return { kind: 'mistakes', diagnostics }
  return { kind: 'compiled', source: parsed.journey, ...buildJourney(parsed.journey, options), diagnostics }
}

const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => a.line - b.line || a.column - b.column)

/** All findings of all rules, or where a part of the journey could not be read, of those that need no more than the rest. */
const check = (journey: Journey, workspace: Workspace, isWhole = true): readonly Finding[] =>
  Object.entries(rules).flatMap(([code, rule]) =>
    isWhole || !rulesOfWholes.has(code) ? [...rule(journey, workspace)] : [],
  )

/** The graph of a journey, as it is emitted or in the plain form. */
export const graphOf = (journey: Journey, isOptimised = true): Graph =>
  optimise(dropDeadNodes(lower(journey)), isOptimised)

/** What a journey is published and deployed as; whether it has mistakes is not asked here. */
export function buildJourney(journey: Journey, { digest, isOptimised = true }: CompileOptions) {
  const plain = graphOf(journey, false)
  const graph = optimise(plain, isOptimised)
  const parts = publishedParts(journey, plain, watchNamer(digest))
  const shape = [...graph.nodes].map(([id, node]) => [id, node])
  const version = digest(canonicalJson([parts, shape] as unknown as Json)).slice(0, 12)
  const transitions = { common: countTransitions(graph), plain: countTransitions(plain) }
  const states = stepsByState(graph)
  return { journey: { ...parts, version, transitions, states }, definition: emit(graph, { id: journey.id, version }) }
}
