import type { Journey, SplitStep, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps, branchesOf } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/**
 * A `winner` goes by what contacts can do: by the goal of a journey that has one, or by messages that they get on the
 * ways of the split or behind them.
 */
export const winnerNeverFound: Rule = function* (journey) {
  const followed = followedBySend(journey)
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'split' || step.winner === undefined) continue
    const { by } = step.winner
    if (by === 'goal') {
      if (journey.goal === undefined) yield withoutGoal(step)
    } else if (!followed.has(step)) yield withoutMessage(step, by)
  }
}

/** The splits on whose ways, or behind which, a message is sent. */
function followedBySend({ steps }: Journey): ReadonlySet<Step> {
  const followed = new Set<Step>()
  const walk = (list: readonly Step[], isSentBehind: boolean): void => {
    let isSent = isSentBehind
    for (const step of list.toReversed()) {
      const ways = branchesOf(step)
      if (isSent || ways.some(sends)) followed.add(step)
      for (const way of ways) walk(way, isSent)
      isSent ||= step.kind === 'send' || ways.some(sends)
    }
  }
  walk(steps, false)
  return followed
}

const sends = (steps: readonly Step[]): boolean => [...allSteps(steps)].some(({ kind }) => kind === 'send')

const withoutGoal = ({ path }: SplitStep): Finding =>
  error(
    'winner-never-found',
    [...path, 'winner', 'by'],
    'No way can win by the goal: this journey has none.',
    'Write the `goal` of the journey, or let the winner go by `opened`, `clicked` or `replied`.',
  )

const withoutMessage = ({ path }: SplitStep, by: string): Finding =>
  error(
    'winner-never-found',
    [...path, 'winner', 'by'],
    `No way can win by \`${by}\`: no message is sent on these ways or behind them.`,
    'Send a message there, or let the winner go by the `goal` of the journey.',
  )
