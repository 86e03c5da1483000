import type { Journey, Path, Step } from '../../../shared/domain/journey/journey.ts'
import { branchesOf } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { firstWayTo } from '../time/paths/journey-paths.ts'

/**
 * Nobody waits for nothing: behind a wait, an await, a branch or a split something happens on one of its ways. A journey
 * that may wait only to stay open is let be: while its goal can be reached, or so that nobody comes in again.
 */
export const deadEnd: Rule = function* (journey, workspace) {
  if (!isOpenForNothing(journey)) return
  for (const step of walk(journey.steps, false)) yield found(step, firstWayTo(step, journey, workspace))
}

/** Whether it makes no difference how long an enrollment stays open. */
const isOpenForNothing = ({ goal, reentry }: Journey): boolean =>
  reentry.kind === 'never' && (goal === undefined || goal.within !== undefined)

/** Of several such steps in a row, the first is told: the others go with it. */
function* walk(steps: readonly Step[], goesOn: boolean): Generator<Step> {
  for (const [index, step] of steps.entries()) {
    const isFollowed = goesOn || steps.slice(index + 1).some(doesSomething)
    const ways = branchesOf(step)
    if (leadsNowhere(step, ways, isFollowed)) {
      yield step
      if (!isFollowed) return
    } else for (const way of ways) yield* walk(way, isFollowed)
  }
}

function leadsNowhere(step: Step, ways: readonly (readonly Step[])[], isFollowed: boolean): boolean {
  if (step.kind === 'wait') return !isFollowed
  if (ways.length === 0) return false
  const isChoice = step.kind === 'branch' || step.kind === 'split'
  if (isChoice && ways.every((way) => way.length === 0)) return true
  return !isFollowed && !ways.some((way) => way.some(doesSomething))
}

/** Whether anything is done on a step or on one of its ways; to wait and to choose is nothing by itself. */
function doesSomething(step: Step): boolean {
  if (['send', 'change', 'act', 'call', 'exit'].includes(step.kind)) return true
  return branchesOf(step).some((way) => way.some(doesSomething))
}

function found(step: Step, way: string): Finding {
  const isChoice = step.kind === 'branch' || step.kind === 'split'
  const message = isChoice
    ? `Nothing happens on any way of \`${step.id}\`.`
    : `${way === '' ? 'Contacts wait' : `Who comes by \`${way}\` waits`} here for nothing: nothing happens behind it.`
  const finding = error('dead-end', pathOf(step), message, 'Write what is to happen then, or take it out.')
  return isInsideAWay(step) ? finding : { ...finding, severity: 'warning' }
}

/** On a way that others do not go, it is a gap in the story; at the end of the whole journey it is only idle. */
const isInsideAWay = ({ path }: Step): boolean => path.length > 2

const pathOf = (step: Step): Path => (step.kind === 'send' || step.kind === 'act' ? [...step.path, 'await'] : step.path)
