import { warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** A goal's `target`, which is what a team wants, is not below its `baseline`, which is what it has. */
export const goalBelowBaseline: Rule = function* ({ goal }) {
  const { baseline, target } = goal ?? {}
  if (baseline === undefined || target === undefined || target >= baseline) return
  yield warning(
    'goal-below-baseline',
    ['goal', 'target'],
    'The target is lower than the baseline: the journey would be a success if it made things worse.',
    'Write as `target` what you want, and as `baseline` what it is without the journey.',
  )
}
