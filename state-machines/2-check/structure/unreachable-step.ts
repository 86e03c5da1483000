import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps, branchesOf } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import { type AskedBranch, askedAtBranches } from '../conditions/asked.ts'
import { always, opposite } from '../conditions/logic/formula.ts'
import { isExcluded } from '../conditions/logic/together.ts'
import type { Rule } from '../rule.ts'
import { isAnsweredByLeaving } from './answered-by-leaving.ts'

/**
 * Every step can be reached: none stands behind an `exit` that nobody passes, no `else` below cases of which one always
 * holds, and no `then` behind an event by which everybody leaves.
 */
export const unreachableStep: Rule = function* (journey, workspace) {
  yield* walk(journey.steps, new Map([...openAtBranches(journey, workspace), ...openAtAnswers(journey)]))
}

/** By branch, the ways that somebody may go. */
type Ways = ReadonlyMap<Step, readonly (readonly Step[])[]>

const openAtBranches = (...where: Parameters<Rule>): Ways =>
  new Map(askedAtBranches(...where).map((one) => [one.step, openWays(one)]))

/** Where everybody who answers leaves, only the way of those who do not is open. */
function* openAtAnswers(journey: Journey): Generator<[Step, readonly (readonly Step[])[]]> {
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'send' && step.kind !== 'wait-for') continue
    const [, unanswered] = branchesOf(step)
    if (unanswered !== undefined && isAnsweredByLeaving(step, journey)) yield [step, [unanswered]]
  }
}

function openWays({ step, cases }: AskedBranch): readonly (readonly Step[])[] {
  const isOpen = (index: number): boolean => {
    const not = cases.slice(0, index).map(({ formula }) => opposite(formula))
    const [one] = cases.slice(index)
    return !isExcluded([...(one ? [one.formula] : []), ...not], cases[0]?.given ?? always)
  }
  return [...step.cases.map(({ steps }) => steps), step.otherwise].filter((_, index) => isOpen(index))
}

/** Of steps that nobody reaches the first is told; the others are unreachable with it. */
function* walk(steps: readonly Step[], ways: Ways): Generator<Finding> {
  for (const [index, step] of steps.entries()) {
    const open = ways.get(step) ?? branchesOf(step)
    for (const branch of open) yield* walk(branch, ways)
    if (step.kind === 'branch' && step.otherwise[0] && !open.includes(step.otherwise)) {
      yield unreachable(step.otherwise[0], 'one of the cases above it always holds', 'Move it up, or take it out.')
    }
    const [answered] = branchesOf(step)
    if (step.kind !== 'branch' && answered?.[0] && !open.includes(answered)) {
      yield unreachable(
        answered[0],
        'whoever does what is awaited leaves by `exit` first',
        'Take the event out of `exit`, or await another.',
      )
    }
    const next = steps[index + 1]
    if (!endsForAll([step], ways)) continue
    if (next) yield unreachable(next, 'everybody has left before', 'Move it up, or take the exit out.')
    return
  }
}

/** Whether everybody leaves on these steps, as far as somebody goes their ways. */
const endsForAll = (steps: readonly Step[], ways: Ways): boolean =>
  steps.some((step) => {
    const open = ways.get(step) ?? branchesOf(step)
    return step.kind === 'exit' || (open.length > 0 && open.every((way) => endsForAll(way, ways)))
  })

const unreachable = (step: Step, why: string, remedy: string): Finding =>
  error('unreachable-step', step.path, `Nobody reaches \`${step.id}\`: ${why}.`, remedy)
