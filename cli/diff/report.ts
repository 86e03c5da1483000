import type { WorkspaceChange } from '../../state-machines/handbook/changes/change.ts'
import type { Side } from '../../state-machines/handbook/changes/workspace-changes.ts'
import { namesOf } from '../../state-machines/handbook/names-of.ts'
import { countOf, type Inside } from './inside.ts'
import { type JourneyReport, journeyReport } from './journey-report.ts'
import { type MeantChange, meantEverywhere } from './means/everywhere.ts'
import { type MessageReport, messageReport } from './means/message-report.ts'
import { type Renamed, renamedJourneys } from './means/renames.ts'
import type { Mistaken, Sides } from './sides.ts'

/** What a change means for people: everything that `waymark diff` says. */
export type DiffReport = {
  readonly everywhere: readonly MeantChange[]
  readonly forNobody: readonly MeantChange[]
  readonly journeys: readonly JourneyReport[]
  readonly mistaken: readonly Mistaken[]
}

/** Says of every change what it means, and for how many of those who are inside. */
export function diffReport(changes: WorkspaceChange, { before, after, mistaken }: Sides, inside: Inside): DiffReport {
  const renamed = journeysRenamed(changes, before, after)
  const messages = changedMessages(before, after)
  const standingIn = (id: string) =>
    inside.kind === 'told' ? inside.standing.filter(({ journey }) => journey === id) : undefined
  const insideOf = (id: string) => {
    const standing = standingIn(id)
    return standing && countOf(standing)
  }
  return {
    ...meantEverywhere(changes.everywhere, [before, after], insideOf),
    journeys: changes.journeys.map((change) => {
      const rename = renamed.find(({ was, is }) => was === change.id || is === change.id)
      return journeyReport(change, { before, after, messages, standing: standingIn(change.id), rename })
    }),
    mistaken,
  }
}

function changedMessages(before: Side, after: Side): ReadonlyMap<string, MessageReport> {
  const known = new Map(before.messages.map((message) => [message.id, message]))
  const reports = after.messages.flatMap((message) => {
    const was = known.get(message.id)
    return (was && messageReport(was, message, after.settings?.languages ?? [])) ?? []
  })
  return new Map(reports.map((report) => [report.id, report]))
}

function journeysRenamed({ journeys }: WorkspaceChange, before: Side, after: Side): readonly Renamed[] {
  const placed = (kind: 'new' | 'removed', side: Side) =>
    journeys.flatMap((change) => {
      const journey = change.kind === kind ? side.workspace.journeys.get(change.id) : undefined
      return journey === undefined ? [] : [{ journey, names: namesOf(side) }]
    })
  return renamedJourneys(placed('removed', before), placed('new', after))
}
