import type { Comparison, FieldTest } from '../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import { atLeastOnce, mainScore } from '../../shared/domain/journey/journey.ts'
import { type Duration, describeDuration } from '../../shared/domain/time/duration.ts'

/** Says a condition as a short question: `score ≥ 60?`, `opened case-study?`. */
export const describeCondition = (condition: Condition): string => `${words(condition)}?`

function words(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.map(innerWords).join(' and ')
    case 'any':
      return condition.of.map(innerWords).join(' or ')
    case 'not':
      return `not ${innerWords(condition.of)}`
    case 'tag':
      return `tag ${condition.anyOf.join(' or ')}`
    case 'attribute':
      return condition.tests.map(testWords).join(', ')
    case 'score':
      return `${condition.name === mainScore ? 'score' : condition.name} ${condition.tests.map(comparisonWords).join(' ')}`
    case 'did':
      return `did ${condition.event}${timesWords(condition.count)}${withinWords(condition.within)}`
    case 'event':
      return `event ${condition.tests.map(testWords).join(', ')}`
    case 'segment':
      return `in ${condition.segment}`
    case 'stage':
      return `stage ${condition.anyOf.join(' or ')}`
    case 'warmth':
      return condition.anyOf.join(' or ')
    case 'consent':
      return `may be written to about ${condition.topic}`
    case 'variant':
      return `${condition.split} ${condition.variant}`
    default: {
      const link = condition.link === undefined ? '' : `${condition.link} in `
      return `${condition.kind} ${link}${condition.message}${withinWords(condition.within)}`
    }
  }
}

/** Several questions inside another one are held together. */
const innerWords = (condition: Condition): string =>
  'of' in condition && Array.isArray(condition.of) && condition.of.length > 1
    ? `(${words(condition)})`
    : words(condition)

const withinWords = (within: Duration | undefined): string => (within ? ` in ${describeDuration(within)}` : '')

const timesWords = (count: readonly Comparison[]): string =>
  count === atLeastOnce ? '' : ` ${count.map(comparisonWords).join(' ')} times`

const testWords = ({ field, tests }: FieldTest): string => `${field} ${tests.map(comparisonWords).join(' ')}`

const signs = {
  gte: '≥',
  gt: 'over',
  lte: '≤',
  lt: 'under',
  before: 'before',
  after: 'after',
  contains: 'contains',
  is: 'is',
}

function comparisonWords(test: Comparison): string {
  if (test.kind === 'in') return `one of ${test.values.map(String).join(' ')}`
  if (test.kind === 'exists') return test.value ? 'known' : 'unknown'
  return `${signs[test.kind]} ${String(test.value)}`
}
