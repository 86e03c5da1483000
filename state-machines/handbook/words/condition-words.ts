import type { Comparison, FieldTest } from '../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { mainScore } from '../../../shared/domain/journey/journey.ts'
import { type Duration, describeDuration } from '../../../shared/domain/time/duration.ts'
import { listed, type Names, segmentName, valueWords } from './names.ts'

/** A condition as a person would say it: `score is at least 60`, `did not open case-study`. */
export function conditionWords(condition: Condition, names: Names, isNot = false): string {
  const not = isNot ? 'not ' : ''
  switch (condition.kind) {
    case 'all':
      return held(condition.of.map((one) => innerWords(one, names)).join(' and '), isNot)
    case 'any':
      return held(condition.of.map((one) => innerWords(one, names)).join(' or '), isNot)
    case 'not':
      return isNot ? conditionWords(condition.of, names) : conditionWords(condition.of, names, true)
    case 'tag':
      return `${not}tagged ${listed(condition.anyOf, 'or')}`
    case 'attribute':
      return testsWords(condition.tests, isNot)
    case 'score': {
      const field = condition.name === mainScore ? 'score' : `score ${condition.name}`
      return testsWords([{ field, tests: condition.tests }], isNot)
    }
    case 'event':
      return testsWords(condition.tests, isNot, 'the event’s ')
    case 'did':
      return didWords(condition, isNot)
    case 'segment':
      return `${not}in the segment ${segmentName(names, condition.segment)}`
    case 'stage':
      return `${not}at stage ${listed(condition.anyOf, 'or')}`
    case 'warmth':
      return `is ${not}${listed(condition.anyOf, 'or')}`
    case 'consent':
      return `may ${not}be written to about ${condition.topic}`
    case 'variant':
      return `${isNot ? 'did not get' : 'got'} way ${condition.variant} of ${condition.split}`
    default:
      return answerWords(condition, isNot)
  }
}

/** What fields must be, all of them: `form is ebook and pages is at least 3`. */
export function testsWords(tests: readonly FieldTest[], isNot = false, before = ''): string {
  const single = tests.length === 1 && tests[0]?.tests.length === 1
  const words = tests.flatMap(({ field, tests: ones }) =>
    ones.map((one) => `${before}${field} ${comparisonWords(one, isNot && single)}`),
  )
  return held(words.join(' and '), isNot && !single)
}

type Did = Extract<Condition, { kind: 'did' }>
type Answered = Extract<Condition, { kind: 'opened' | 'clicked' | 'received' | 'replied' }>

function didWords({ event, where, count, within }: Did, isNot: boolean): string {
  const which = where.length === 0 ? '' : ` (${testsWords(where)})`
  const isOnce = count.length === 1 && count[0]?.kind === 'gte' && count[0].value === 1
  if (isOnce) return `${isNot ? 'did not do' : 'did'} ${event}${which}${withinWords(within)}`
  const times = count.map((one) => comparisonWords(one, false).replace(/^is /, '')).join(' and ')
  return held(`did ${event}${which} ${times} times${withinWords(within)}`, isNot)
}

const verbs = {
  received: ['received', 'did not receive'],
  opened: ['opened', 'did not open'],
  clicked: ['clicked', 'did not click'],
  replied: ['replied to', 'did not reply to'],
} as const

function answerWords({ kind, link, message, within }: Answered, isNot: boolean): string {
  const what = link === undefined ? message : `${link} in ${message}`
  return `${verbs[kind][isNot ? 1 : 0]} ${what}${withinWords(within)}`
}

/** Several conditions inside another one are held together. */
function innerWords(condition: Condition, names: Names): string {
  const isGroup = (condition.kind === 'all' || condition.kind === 'any') && condition.of.length > 1
  return isGroup ? `(${conditionWords(condition, names)})` : conditionWords(condition, names)
}

const held = (words: string, isNot: boolean): string => (isNot ? `not (${words})` : words)

const withinWords = (within: Duration | undefined): string => (within ? ` in the last ${describeDuration(within)}` : '')

const signs = {
  is: '',
  gte: 'at least ',
  gt: 'over ',
  lte: 'at most ',
  lt: 'under ',
  before: 'before ',
  after: 'after ',
}

function comparisonWords(test: Comparison, isNot: boolean): string {
  if (test.kind === 'contains') return `${isNot ? 'does not contain' : 'contains'} ${valueWords(test.value, 'empty')}`
  if (test.kind === 'exists') return test.value === isNot ? 'is not known' : 'is known'
  const be = isNot ? 'is not ' : 'is '
  if (test.kind === 'in')
    return (
      be +
      listed(
        test.values.map((value) => valueWords(value, 'empty')),
        'or',
      )
    )
  return be + signs[test.kind] + valueWords(test.value, 'empty')
}
