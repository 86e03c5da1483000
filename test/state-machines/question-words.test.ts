import { describe, expect, test } from 'vitest'
import type { WrittenCondition } from '../../shared/contracts/journey-file/written-condition.ts'
import { compiled, compileValue } from '../support/compile.ts'

/** A branch's question as people read it on the page of the journey. */
function wordsOf(condition: WrittenCondition): string | undefined {
  const steps = [{ send: 'case-study' }, { branch: [{ if: condition, then: [] }] }]
  const { journey } = compiled(compileValue({ name: 'A', trigger: { event: 'X' }, steps }))
  return journey.questions['q1']?.words
}

describe('a question in words', () => {
  test.each<[WrittenCondition, string]>([
    [{ tag: ['vip', 'gold'] }, 'tag vip or gold?'],
    [{ score: { gte: 60 } }, 'score ≥ 60?'],
    [{ score: { engagement: { lt: 3 } } }, 'engagement under 3?'],
    [{ attribute: { city: ['Taipei', 'Berlin'], age: { gte: 18 } } }, 'age ≥ 18, city one of Taipei Berlin?'],
    [{ attribute: { company: { exists: false } } }, 'company unknown?'],
    [{ did: { event: 'Price Viewed' } }, 'did Price Viewed?'],
    [{ did: { event: 'Price Viewed', count: { gte: 3 }, within: '7d' } }, 'did Price Viewed ≥ 3 times in 7 days?'],
    [{ opened: 'case-study' }, 'opened case-study?'],
    [{ clicked: { message: 'case-study', link: 'prices', within: '2d' } }, 'clicked prices in case-study in 2 days?'],
    [{ event: { amount: { gt: 100 } } }, 'event amount over 100?'],
    [{ all: [{ tag: 'a' }, { any: [{ tag: 'b' }, { tag: 'c' }] }] }, 'tag a and (tag b or tag c)?'],
    [{ not: { all: [{ tag: 'a' }, { tag: 'b' }] } }, 'not (tag a and tag b)?'],
    [{ any: [{ not: { tag: 'a' } }, { all: [{ tag: 'b' }] }] }, 'not tag a or tag b?'],
  ])('%j is said so: %s', (condition, words) => {
    expect(wordsOf(condition)).toBe(words)
  })
})
