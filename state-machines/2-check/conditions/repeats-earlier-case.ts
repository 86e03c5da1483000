import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { type AskedCondition, askedAtBranches } from './asked.ts'
import { opposite } from './logic/formula.ts'
import { isExcluded } from './logic/together.ts'

/** Every case of a branch has somebody left for it: those above it do not take everybody for whom it holds. */
export const repeatsEarlierCase: Rule = function* (journey, workspace) {
  for (const { cases } of askedAtBranches(journey, workspace)) {
    for (const [index, one] of cases.entries()) {
      const earlier = cases.slice(0, index)
      // Of a case that never holds something else is told.
      if (!isTakenBy(one, earlier) || isTakenBy(one, [])) continue
      const taker = earlier.findIndex((other) => isTakenBy(one, [other]))
      const by = taker < 0 ? 'the cases above together take' : `case ${taker + 1} takes`
      yield error(
        'repeats-earlier-case',
        one.path,
        `Nobody is left for this case: ${by} everybody for whom it holds.`,
        taker < 0 ? 'Take it out, or ask for more above.' : `Write it above case ${taker + 1}, or take it out.`,
      )
    }
  }
}

/** Whether a case can only hold where one of some others does. */
function isTakenBy({ formula, given }: AskedCondition, others: readonly AskedCondition[]): boolean {
  return isExcluded([formula, ...others.map((other) => opposite(other.formula))], given)
}
