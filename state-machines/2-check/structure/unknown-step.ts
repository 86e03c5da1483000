import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { flowThrough } from '../time/paths/flow.ts'

/**
 * `since` names a step that stands above on the same path and that is done at a moment: a `send`, a change of the
 * contact, or something done elsewhere.
 */
export const unknownStep: Rule = function* (journey) {
  const passed = passedBefore(journey)
  const above: Step[] = []
  for (const step of allSteps(journey.steps)) {
    if (step.kind === 'wait-for' && step.since !== undefined) {
      const done = [...(passed.get(step) ?? above)].filter(hasMoment).map(({ id }) => id)
      if (!done.includes(step.since)) {
        const remedy = didYouMean(step.since, done, 'Name the id of a `send` or a change that stands above.')
        yield error('unknown-step', [...step.path, 'wait-for', 'since'], whyNot(step.since, above), remedy)
      }
    }
    above.push(step)
  }
}

/** What has no moment of its own only leads on. */
const hasMoment = ({ kind }: Step): boolean => kind === 'send' || kind === 'change' || kind === 'act'

function whyNot(since: string, above: readonly Step[]): string {
  const named = above.find(({ id }) => id === since)
  if (named === undefined) return `No step above is called \`${since}\`.`
  if (!hasMoment(named)) return `Nothing is done at \`${since}\` from which on an event could count.`
  return `Nobody who comes here has passed \`${since}\`: it stands on another way.`
}

/** By step, those that some path to it has passed. */
function passedBefore({ steps }: Journey): ReadonlyMap<Step, ReadonlySet<Step>> {
  const before = new Map<Step, ReadonlySet<Step>>()
  flowThrough<ReadonlySet<Step>>(steps, new Set(), {
    arrive: (passed, step) => {
      before.set(step, passed)
      return passed
    },
    go: (passed, _, step) => new Set([...passed, step]),
    meet: (one, other) => new Set([...one, ...other]),
  })
  return before
}
