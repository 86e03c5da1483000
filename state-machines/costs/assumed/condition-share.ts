import { passes } from '../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { own } from '../../../shared/domain/json.ts'
import { answersAssumed } from './assumptions.ts'
import { type CommonHabits, scoreAt, usualScores } from './common-habits.ts'

/** The share of contacts for whom a condition holds. Parts of it are taken to have nothing to do with each other. */
export function conditionShare(condition: Condition, habits: CommonHabits): number {
  switch (condition.kind) {
    case 'opened':
    case 'clicked':
    case 'replied':
      return answersAssumed(condition.message, habits)[condition.kind]
    case 'received':
      return 1
    case 'tag':
      return anyOf(condition.anyOf.map((tag) => own(habits.tags, tag) ?? habits.tagged))
    case 'did':
      return habits.before
    case 'score':
      return scoreShare(condition, habits)
    case 'not':
      return 1 - conditionShare(condition.of, habits)
    case 'all':
      return condition.of.reduce((share, part) => share * conditionShare(part, habits), 1)
    case 'any':
      return anyOf(condition.of.map((part) => conditionShare(part, habits)))
    default:
      return habits.asked
  }
}

/** The share to whom at least one of several things happens that have nothing to do with each other. */
export const anyOf = (shares: readonly number[]): number => 1 - shares.reduce((none, share) => none * (1 - share), 1)

const places = Array.from({ length: 100 }, (_, index) => (index + 0.5) / 100)

/** Of a hundred contacts who stand evenly between the lowest score and the highest. */
function scoreShare({ name, tests }: Extract<Condition, { kind: 'score' }>, { scores }: CommonHabits): number {
  const range = own(scores, name) ?? usualScores
  const passing = places.filter((place) => tests.every((test) => passes(test, scoreAt(range, place))))
  return passing.length / places.length
}
