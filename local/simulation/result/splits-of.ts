import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { heldOut } from '../../../shared/domain/journey/choose-way.ts'
import type { Course } from '../splits/next-winner.ts'
import type { ContestResult, SplitResult } from './result.ts'
import type { Tally } from './tally.ts'

/** What came of the splits of a journey, in the order of its file. */
export const splitsOf = (
  { ways }: Tally,
  journey: CompiledJourney,
  courses: readonly Course[],
): readonly SplitResult[] =>
  Object.entries(ways).map(([step, counted]) => {
    const all = Object.entries(counted).map(([name, way]) => ({ name, ...way }))
    const out = all.find(({ name }) => name === heldOut)
    const course = courses.find(({ contest }) => contest.journey.id === journey.id && contest.split === step)
    return {
      step,
      ways: all.filter(({ name }) => name !== heldOut),
      ...(out === undefined ? {} : { heldOut: out }),
      ...contestOf(course),
    }
  })

function contestOf(course: Course | undefined): { readonly contest?: ContestResult } {
  const rule = course?.contest.step.winner
  if (course === undefined || rule === undefined) return {}
  const { winner, wasCompared } = course
  if (winner === undefined) return { contest: { ...rule, wasCompared } }
  const ways = Object.entries(winner.ways).map(([name, counted]) => ({ name, ...counted }))
  return {
    contest: { ...rule, wasCompared, winner: { way: winner.way, at: new Date(winner.at).toISOString(), ways } },
  }
}
