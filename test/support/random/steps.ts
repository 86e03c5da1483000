import fc from 'fast-check'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { actionArbitrary } from './actions.ts'
import { awaitArbitrary, idAt, type Steps, taskArbitrary, waitForArbitrary } from './forks.ts'
import { type Body, changeArbitrary, exitArbitrary, type Here, sendArbitrary } from './leaves.ts'
import { waitArbitrary } from './waits.ts'
import { branchArbitrary, splitArbitrary } from './ways.ts'
import type { JourneyWorld } from './world.ts'

/** A list of steps of every kind, with lists inside them so many levels deep at most. */
export function stepsArbitrary(world: JourneyWorld, depth: number, most = depth + 1): fc.Arbitrary<Steps> {
  const body = bodyArbitrary(world, depth)
  return fc.array(fc.tuple(baseArbitrary, body), { maxLength: most }).map((all) => (start) => {
    const steps: WrittenStep[] = []
    let here: Here | undefined = start
    for (const [base, settle] of all) {
      if (here === undefined) break
      const begun = begin(base, { ...here, at: `${start.at}-${steps.length}` })
      const { step, end } = settle(begun.here)
      // The verb of the step decides which of the kinds it is.
      steps.push({ ...step, ...begun.written } as WrittenStep)
      const isTimed = begun.written.id !== undefined && timedVerbs.some((verb) => verb in step)
      here = end && { ...end, at: start.at, ids: isTimed ? [...end.ids, idAt(begun.here)] : end.ids }
    }
    return { steps, end: here }
  })
}

/** Steps of which it is known when they were done, so that a wait can count from them. */
const timedVerbs = ['send', 'tag', 'untag', 'set', 'score', 'lead', 'task', 'emit', 'enroll']

function bodyArbitrary(world: JourneyWorld, depth: number): fc.Arbitrary<Body> {
  const leaves = fc.oneof(
    { weight: 6, arbitrary: sendArbitrary },
    { weight: 3, arbitrary: waitArbitrary(world) },
    { weight: 3, arbitrary: changeArbitrary(world) },
    { weight: 2, arbitrary: actionArbitrary(world) },
    { weight: 1, arbitrary: exitArbitrary(world) },
  )
  if (depth === 0) return leaves
  const inner = stepsArbitrary(world, depth - 1)
  return fc.oneof(
    { weight: 5, arbitrary: leaves },
    { weight: 2, arbitrary: awaitArbitrary(world, inner) },
    { weight: 1, arbitrary: waitForArbitrary(world, inner) },
    { weight: 2, arbitrary: branchArbitrary(world, inner) },
    { weight: 1, arbitrary: splitArbitrary(inner) },
    { weight: 1, arbitrary: taskArbitrary(world, inner) },
  )
}

const baseArbitrary = fc.record({
  hasId: fc.boolean(),
  days: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 1 }),
  at: fc.option(fc.constantFrom('00:30', '09:00', '18:45'), { freq: 1 }),
  stage: fc.option(fc.constantFrom('awareness', 'interest', 'desire', 'action', 'loyalty'), { freq: 1 }),
})

type Base = typeof baseArbitrary extends fc.Arbitrary<infer T> ? T : never

/** Gives a step its id and its day, which never lies before one that the path has reached. */
function begin({ hasId, days, at, stage }: Base, here: Here): { written: Partial<WrittenStep>; here: Here } {
  const day = here.day + (days ?? 0)
  const written = {
    ...(hasId && { id: idAt(here) }),
    ...(days !== null && { day }),
    ...(days !== null && at !== null && { at }),
    ...(stage !== null && { stage }),
  }
  return { written, here: { ...here, day } }
}
