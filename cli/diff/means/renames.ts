import type { Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { canonicalJson, type Json } from '../../../shared/domain/json.ts'
import type { PlacedStep } from '../../../state-machines/handbook/changes/change.ts'
import { stepFacets } from '../../../state-machines/handbook/changes/facets.ts'
import type { Placed } from '../../../state-machines/handbook/changes/step-changes.ts'

/** A step, or a journey, that does the same as before under another id. */
export type Renamed = { readonly was: string; readonly is: string }

/** The steps that have another id and are otherwise what they were, where they were. */
export function renamedSteps(
  removed: readonly PlacedStep[],
  added: readonly PlacedStep[],
  before: Placed,
  after: Placed,
): readonly Renamed[] {
  const free = new Set(removed)
  return added.flatMap((step) => {
    const same = [...free].find((one) => sameWords(one, before) === sameWords(step, after))
    if (same === undefined) return []
    free.delete(same)
    return [{ was: same.id, is: step.id }]
  })
}

/** Everything that a step says but its id. */
function sameWords({ id, day, who, does }: PlacedStep, { journey, names }: Placed): string {
  const step = [...allSteps(journey.steps)].find((one) => one.id === id)
  return canonicalJson([day, who, does, step ? [...stepFacets(step, names)] : []] as unknown as Json)
}

/** At least this share of the steps of two journeys is the same where one is held for the other under another id. */
const muchAlike = 0.5

/** Which of the journeys that are new are like one that is no more. */
export function renamedJourneys(removed: readonly Placed[], added: readonly Placed[]): readonly Renamed[] {
  const free = new Set(removed)
  return added.flatMap((now) => {
    const [best] = [...free]
      .map((was) => ({ was, share: likeness(was, now) }))
      .filter(({ share }) => share >= muchAlike)
      .toSorted((one, other) => other.share - one.share)
    if (best === undefined) return []
    free.delete(best.was)
    return [{ was: best.was.journey.id, is: now.journey.id }]
  })
}

function likeness(one: Placed, other: Placed): number {
  const [was, is] = [one, other].map(({ journey, names }) =>
    [...allSteps(journey.steps)].map((step) => said(step, names)),
  )
  const known = new Set(was)
  const shared = (is ?? []).filter((words) => known.has(words)).length
  return shared / Math.max(was?.length ?? 0, is?.length ?? 0, 1)
}

const said = (step: Step, names: Placed['names']): string =>
  `${step.id} ${canonicalJson([...stepFacets(step, names)] as unknown as Json)}`
