import type { Step } from '../../../shared/domain/journey/journey.ts'
import { branchesOf, endsForAll } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** On every path the days go forward. */
export const daysGoBack: Rule = function* (journey) {
  yield* walk(journey.steps, { day: 0, step: undefined })
}

type Reached = { readonly day: number; readonly step: string | undefined }

/** The furthest day that some path has reached which comes out behind these steps. */
function* walk(steps: readonly Step[], start: Reached): Generator<Finding, Reached> {
  let reached = start
  for (const step of steps) {
    const day = step.day?.day
    if (day !== undefined && day < reached.day) yield goesBack(step, day, reached)
    if (day !== undefined && day >= reached.day) reached = { day, step: step.id }
    let furthest = reached
    for (const branch of branchesOf(step)) {
      const end = yield* walk(branch, reached)
      if (end.day > furthest.day && !endsForAll(branch)) furthest = end
    }
    reached = furthest
  }
  return reached
}

function goesBack(step: Step, day: number, reached: Reached): Finding {
  const after = reached.step === undefined ? '' : `, after \`${reached.step}\``
  return error(
    'days-go-back',
    [...step.path, 'day'],
    `Day ${day} lies before day ${reached.day}, which this path has already reached${after}.`,
    `Write a day of ${reached.day} or later, or move the step up.`,
  )
}
