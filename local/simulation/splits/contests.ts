import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { roughSeconds } from '../../../shared/domain/time/duration.ts'
import type { PublishedSplit } from '../../../shared/store/splits/winner-of.ts'
import type { Publishable } from '../../workspace/compiled-files.ts'
import type { Taken } from './ways-taken.ts'

/** A split that looks for a winner. */
export type Contest = { readonly journey: CompiledJourney; readonly split: string; readonly step: PublishedSplit }

/** The splits of some journeys that look for a winner. */
export const contestsIn = (journeys: readonly CompiledJourney[]): readonly Contest[] =>
  journeys.flatMap((journey) =>
    Object.entries(journey.steps).flatMap(([split, step]): readonly Contest[] =>
      step.kind === 'split' && step.winner !== undefined ? [{ journey, split, step }] : [],
    ),
  )

/** Clocks of the earth, and clocks that are put forward or back: so much earlier somebody may come, by a rough reckoning. */
const slack = 3 * 86_400_000

/** A moment before which no winner of a split can be found: nobody comes to it before the simulation begins. */
const earliestComparison = ({ step }: Contest, startsAt: number): number =>
  step.winner === undefined ? Number.POSITIVE_INFINITY : startsAt - slack + roughSeconds(step.winner.after) * 1000

/** Tells of what a contact took whether a winner may change it: they came to a split when one may have been found. */
export function touchable(
  { journeys }: Pick<Publishable, 'journeys'>,
  startsAt: number,
): (taken: readonly Taken[]) => boolean {
  const contests = contestsIn(journeys.map(({ journey }) => journey))
  const from = new Map(contests.map((one) => [`${one.journey.id} ${one.split}`, earliestComparison(one, startsAt)]))
  return (taken) =>
    taken.some(({ journey, split, did, at }) => did === undefined && at >= (from.get(`${journey} ${split}`) ?? never))
}

const never = Number.POSITIVE_INFINITY
