import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { TrackingPlan } from '../../../shared/contracts/journey-file/tracking-plan.ts'
import { counted } from '../../../shared/domain/counted.ts'
import { type Change, differences } from '../../../state-machines/handbook/changes/change.ts'
import type { Side } from '../../../state-machines/handbook/changes/workspace-changes.ts'
import { type InsideOf, segmentMeans } from './segment-means.ts'

/** A change together with what it means for people. */
export type MeantChange = Change & { readonly means: readonly string[] }

/** What a change of settings and segments, which hold for all journeys, means for people; and what only checks notice. */
export const meantEverywhere = (
  changes: readonly Change[],
  [before, after]: readonly [Side, Side],
  insideOf: InsideOf,
): { readonly everywhere: readonly MeantChange[]; readonly forNobody: readonly MeantChange[] } => ({
  everywhere: changes.map((change) => ({ ...change, means: meaningOf(change, [before, after], insideOf) })),
  forNobody: [
    ...differences(budgetFacets(before.settings), budgetFacets(after.settings)).map(saying(ofBudget)),
    ...differences(planFacets(before.workspace.plan), planFacets(after.workspace.plan)).map(saying(ofPlan)),
  ],
})

const ofBudget = 'It stops what would cost more; what runs, it does not touch.'
const ofPlan = 'Files are held against it. What is posted is not, so nothing else comes of it for contacts.'

const saying =
  (means: string) =>
  (change: Change): MeantChange => ({ ...change, means: [means] })

function meaningOf(change: Change, sides: readonly [Side, Side], insideOf: InsideOf): readonly string[] {
  const [, segment] = /^segment (.+)$/.exec(change.what) ?? []
  if (segment !== undefined) return segmentMeans(segment, change, sides, insideOf)
  const means = ofSettings[change.what]?.(sides[1].settings)
  return means === undefined ? [] : [means]
}

/** What settings mean, by what people call them. */
const ofSettings: Readonly<Record<string, (now: Settings | undefined) => string>> = {
  'quiet hours': () =>
    'Every message that is still to go out keeps to them. One that is put off already is asked again at the end of the old ones.',
  caps: (now) =>
    now?.caps?.length
      ? 'Every message that is still to go out keeps to them. What was sent before a cap was written is not known to it.'
      : 'No message waits for a cap any more. One that is put off already goes out when it was to be asked again.',
  warmth: () => 'Asked wherever warmth is asked for from now on. Waits that have begun stay as long as they were.',
  sender: () => 'In every mail from now on.',
  'time zone': () =>
    'For contacts whose own zone is not known. Quiet hours go by it at once; the days and waits of those who are inside keep the zone that they entered with.',
  languages: () => 'A reader of any other language gets a message in the first of these that it is written in.',
}

function budgetFacets(settings: Settings | undefined): ReadonlyMap<string, string> {
  const { month, journeys = {} } = settings?.budget ?? {}
  const each = Object.entries(journeys).map(([id, one]) => {
    const most = one.month === undefined ? '' : `$${one.month} a month for `
    return [`budget of ${id}`, `${most}${counted(one.contacts, 'contact')}`] as const
  })
  return new Map([['budget', month === undefined ? '' : `$${month} a month`] as const, ...each])
}

function planFacets(plan: TrackingPlan | undefined): ReadonlyMap<string, string> {
  const words = (kinds: Readonly<Record<string, string>> | null): string =>
    Object.entries(kinds ?? {})
      .map(([name, kind]) => `${name} (${kind})`)
      .join(', ')
  return new Map([
    ...Object.entries(plan?.events ?? {}).map(
      ([name, kinds]) => [`event ${name} in the tracking plan`, words(kinds) || 'without properties'] as const,
    ),
    ...Object.entries(plan?.attributes ?? {}).map(
      ([name, kind]) => [`attribute ${name} in the tracking plan`, kind] as const,
    ),
  ])
}
