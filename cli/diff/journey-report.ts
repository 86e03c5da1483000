import type { Journey } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import type { Change, JourneyChange } from '../../state-machines/handbook/changes/change.ts'
import type { Side } from '../../state-machines/handbook/changes/workspace-changes.ts'
import { namesOf } from '../../state-machines/handbook/names-of.ts'
import type { Standing } from './ask-standing.ts'
import { countOf } from './inside.ts'
import { doorMeans } from './means/door-means.ts'
import type { MeantChange } from './means/everywhere.ts'
import type { MessageReport } from './means/message-report.ts'
import { type Renamed, renamedSteps } from './means/renames.ts'
import { type Fate, fateAtStep, fateOfMessage } from './people/fates.ts'
import { type Place, placesOf, type Version } from './people/places.ts'

/** What became of a step, and who of those inside still has to do with it as it was. */
export type StepReport = {
  readonly id: string
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed'
  /** Its id before, where it was renamed. */
  readonly was?: string
  /** When it comes, on which way, and what it does, of steps that were not there, or are no more. */
  readonly words?: string
  readonly changes: readonly Change[]
  readonly inside?: Fate
}

/** Those who are inside of a journey: on the new version, on neither of the two, and in all. */
export type InsideJourney = {
  readonly count: number
  readonly onNew: number
  readonly onOther: number
  /** By step; one is not known where neither version has it. */
  readonly places: readonly { readonly step: string; readonly count: number; readonly isKnown: boolean }[]
  /** Said where some of many were looked at. */
  readonly isReckoned?: true
}

/** What a change of one journey means: at its door, step by step, and for each message. */
export type JourneyReport = Omit<JourneyChange, 'entering' | 'everybody'> & {
  readonly renamed?: Renamed
  readonly door: readonly MeantChange[]
  readonly steps: readonly StepReport[]
  readonly messages: readonly MessageReport[]
  readonly inside?: InsideJourney
}

type Around = {
  readonly before: Side
  readonly after: Side
  readonly messages: ReadonlyMap<string, MessageReport>
  /** Who is inside of this journey; undefined where nobody could say. */
  readonly standing: readonly Standing[] | undefined
  readonly rename: Renamed | undefined
}

/** Says what a change of one journey means, and for how many of those who are inside. */
export function journeyReport(change: JourneyChange, around: Around): JourneyReport {
  const { entering, everybody: _, ...about } = change
  const [was, is] = [versionIn(around.before, change.id), versionIn(around.after, change.id)]
  const places = around.standing && placesOf(around.standing, { before: was, after: is })
  // A text that was another one before is news to nobody whom a new journey lets in.
  const sent = new Set(was ? [was, is].flatMap((version) => (version ? messagesOf(version.journey) : [])) : [])
  return {
    ...about,
    ...(around.rename === undefined ? {} : { renamed: around.rename }),
    door:
      was && is ? entering.whole.map((one) => ({ ...one, means: [doorMeans(one.what, was.journey, is.journey)] })) : [],
    steps: was && is ? stepReports(change, { ...around, was: was.journey, is: is.journey, places }) : [],
    messages: [...sent].flatMap((id) => {
      const report = around.messages.get(id)
      return report === undefined ? [] : [{ ...report, ...(places && { inside: fateOfMessage(places, id) }) }]
    }),
    ...(places && around.standing && { inside: insideOf(places, around.standing) }),
  }
}

/** A journey without mistakes, and what its version is called. */
function versionIn(side: Side, id: string): Version | undefined {
  const published = side.journeys.find(({ journey }) => journey.id === id)
  const journey = side.workspace.journeys.get(id)
  return published && journey && { name: published.journey.version, journey }
}

const messagesOf = ({ steps }: Journey): readonly string[] =>
  [...allSteps(steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : []))

type AroundSteps = Pick<Around, 'before' | 'after'> & {
  readonly was: Journey
  readonly is: Journey
  readonly places: readonly Place[] | undefined
}

function stepReports(
  { entering }: JourneyChange,
  { before, after, was, is, places }: AroundSteps,
): readonly StepReport[] {
  const { added, removed, changed } = entering
  const now = { journey: is, names: namesOf(after) }
  const renamed = renamedSteps(removed, added, { journey: was, names: namesOf(before) }, now)
  const inside = (step: string) => places && { inside: fateAtStep(places, step) }
  const [wereCalled, areCalled] = [new Set(renamed.map((one) => one.was)), new Set(renamed.map((one) => one.is))]
  // Below a step that is called otherwise, nothing has moved.
  const seen = changed.filter(({ what, before: one, after: other }) => what !== 'place' || one !== other)
  return [
    ...added
      .filter(({ id }) => !areCalled.has(id))
      .map(({ id, day, who, does }) => ({
        id,
        kind: 'added' as const,
        words: `${day}, ${who}: ${does}`,
        changes: [],
        ...inside(id),
      })),
    ...removed
      .filter(({ id }) => !wereCalled.has(id))
      .map(({ id, day, who, does }) => ({
        id,
        kind: 'removed' as const,
        words: `${day}, ${who}: ${does}`,
        changes: [],
        ...inside(id),
      })),
    ...renamed.map((one) => ({ id: one.is, was: one.was, kind: 'renamed' as const, changes: [], ...inside(one.was) })),
    ...[...Map.groupBy(seen, ({ about = '' }) => about)].map(([id, changes]) => ({
      ...{ id, kind: 'changed' as const, changes },
      ...inside(id),
    })),
  ]
}

function insideOf(places: readonly Place[], standing: readonly Standing[]): InsideJourney {
  const bySteps = Map.groupBy(places, ({ words }) => words)
  return {
    count: countOf(places),
    onNew: countOf(places.filter(({ on }) => on === 'after')),
    onOther: countOf(places.filter(({ on }) => on === 'other')),
    places: [...bySteps].map(([step, all]) => ({
      ...{ step, count: countOf(all) },
      isKnown: all.every(({ at }) => at !== undefined),
    })),
    ...(standing.some(({ isReckoned }) => isReckoned) ? { isReckoned: true } : {}),
  }
}
