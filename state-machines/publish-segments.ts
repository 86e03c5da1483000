import { type PublishedSegment, type Segments, segmentFileSchema } from '../shared/contracts/content/segments.ts'
import { idSchema } from '../shared/contracts/names.ts'
import type { Condition } from '../shared/domain/condition/condition.ts'
import { withParts } from '../shared/domain/journey/walk-steps.ts'
import { canonicalJson, type Json } from '../shared/domain/json.ts'
import { toCondition, type WatchNamer } from './1-parse/to-domain/to-condition.ts'
import { checkSegment } from './2-check/check-segment.ts'
import type { Workspace } from './2-check/rule.ts'
import { type Diagnostic, error, type Finding, located } from './diagnostic.ts'
import { watchesOf } from './find-watches.ts'
import type { SourceFile } from './messages/message-source.ts'
import { type ReadFile, readFile } from './read-file.ts'

/** A segment's file, and the id that its name gives. */
export type SegmentSource = { readonly id: string; readonly file: SourceFile }

/** The segments of a workspace: conditions of those that can be read, those without mistakes published. */
export type PublishedSegments = {
  readonly conditions: ReadonlyMap<string, Condition>
  readonly segments: Segments
  readonly diagnostics: readonly Diagnostic[]
}

type SegmentFile = { readonly name: string; readonly if: Parameters<typeof toCondition>[0] }

/** Reads and checks all segments, whose conditions may speak of each other but not of themselves. */
export function publishSegments(
  sources: readonly SegmentSource[],
  tools: {
    readonly nameWatch: WatchNamer
    readonly digest: (text: string) => string
    /** What segments may speak of beside each other, as far as it is known. */
    readonly workspace?: Workspace
  },
): PublishedSegments {
  const files = sources.map(({ id, file }) => ({
    id,
    read: readFile(file, segmentFileSchema, Object.keys(segmentFileSchema.shape)) as ReadFile<SegmentFile>,
  }))
  const conditions = new Map<string, Condition>()
  for (const { id, read } of files) {
    if (read.value) conditions.set(id, toCondition(read.value.if, tools.nameWatch, 'outside'))
  }
  const names = sources.map(({ id }) => id)
  const workspace = { messages: new Map(), ...tools.workspace, segments: conditions, segmentNames: names }
  const diagnostics: Diagnostic[] = []
  const segments: Record<string, PublishedSegment> = {}
  for (const { id, read } of files) {
    const condition = conditions.get(id)
    const findings = condition ? [...findingsOf(id, condition, workspace)] : []
    const placed = read.places
      ? findings.map((finding) => located(finding, read.places as NonNullable<typeof read.places>))
      : []
    diagnostics.push(...read.diagnostics, ...placed)
    if (condition === undefined || read.value === undefined || placed.length > 0) continue
    const definition = tools.digest(canonicalJson(condition as unknown as Json)).slice(0, 8)
    segments[id] = { name: read.value.name, definition, condition, watches: watchesOf(condition) }
  }
  return { conditions, segments, diagnostics }
}

function* findingsOf(
  id: string,
  condition: Condition,
  workspace: Workspace & { readonly segments: ReadonlyMap<string, Condition> },
): Generator<Finding> {
  if (!idSchema.safeParse(id).success) {
    const remedy = 'Call it with small letters, digits and dashes, 63 at most.'
    yield error('wrong-value', [], 'The name of this file cannot be the id of a segment.', remedy)
  }
  for (const part of withParts(condition)) {
    if (part.kind === 'event') {
      const remedy = 'Ask what the contact `did`.'
      yield error('wrong-value', ['if'], 'No event lets anybody into a segment, so there is none to ask about.', remedy)
    }
  }
  if (leadsTo(id, condition, workspace.segments)) {
    const message = `Who is in \`${id}\` depends on who is in \`${id}\`.`
    yield error('segment-of-itself', ['if'], message, 'Take the circle out.')
    return
  }
  yield* checkSegment(condition, workspace)
}

/** Whether asking a condition asks, by way of other segments, a segment again. */
function leadsTo(segment: string, condition: Condition, all: ReadonlyMap<string, Condition>): boolean {
  const seen = new Set<string>()
  const visit = (one: Condition): boolean =>
    [...withParts(one)].some((part) => {
      if (part.kind !== 'segment') return false
      if (part.segment === segment) return true
      if (seen.has(part.segment)) return false
      seen.add(part.segment)
      const inner = all.get(part.segment)
      return inner !== undefined && visit(inner)
    })
  return visit(condition)
}
