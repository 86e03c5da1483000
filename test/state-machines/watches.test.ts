import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WrittenCount } from '../../shared/contracts/journey-file/written-values.ts'
import { passes } from '../../shared/domain/condition/comparison.ts'
import { countOccurrence, type Occurrences, occurrencesSince } from '../../shared/domain/condition/watch.ts'
import { toCount } from '../../state-machines/1-parse/to-domain/to-tests.ts'
import { compiled, compileText, compileValue } from '../support/compile.ts'

const head = 'name: A\ntrigger: { event: X }\n'
const watchesOf = (text: string) => compiled(compileText(`${head}${text}`)).journey.watches

/** How many of the latest times are kept for a condition. */
function keptFor(count: WrittenCount | undefined): number {
  const audience = { did: { event: 'Seen', within: '7d', ...(count !== undefined && { count }) } }
  const { journey } = compiled(compileValue({ name: 'A', trigger: { event: 'X' }, audience, steps: [{ wait: '1d' }] }))
  return journey.watches[0]?.keep ?? 0
}

const isPossible = (count: WrittenCount): boolean =>
  [0, 1, 2, 3, 4, 5, 6, 7].some((times) => toCount(count).every((one) => passes(one, times)))

describe('what a journey has counted', () => {
  test('is what it asks for with `did`, waits for, awaits as an answer and leaves at; nothing else', () => {
    const watches = watchesOf(`exit: [{ event: Left }, { tag: customer }]
audience: { not: { did: { event: Bought, where: { plan: gold } } } }
steps:
  - send: welcome
    await: { event: Replied, within: 2d }
  - wait-for: { event: Booked, within: 2d }
    then:
      - branch:
          - if: { any: [{ tag: vip }, { did: { event: Seen, count: 3, within: 7d } }] }
            then: [{ tag: seen }]
`)
    const told = watches.map(({ event, where, keep }) => [event, where.length, keep])
    expect(told.toSorted()).toEqual([
      ['Booked', 0, 1],
      ['Bought', 1, 1],
      ['Left', 0, 1],
      ['Replied', 0, 1],
      ['Seen', 0, 4],
    ])
  })

  test('is one thing where two ask for the same, however the filter is written, and keeps what the greedier needs', () => {
    const watches = watchesOf(`audience: { did: { event: Seen, where: { a: 1, b: [2, 3] }, count: { gte: 2 } } }
steps:
  - wait-for: { event: Seen, within: 2d, where: { b: { in: [2, 3] }, a: { is: 1 } } }
  - branch:
      - if: { did: { event: Seen, where: { b: [2, 3], a: 1 }, count: { gte: 5 } } }
        then: [{ tag: seen }]
`)
    expect(watches).toHaveLength(1)
    expect(watches[0]?.keep).toBe(5)
  })

  test('has the same name in every journey, and another for another filter', () => {
    const id = (where: string) => watchesOf(`steps:\n  - wait-for: { event: Seen, within: 2d${where} }\n`)[0]?.id
    expect(id('')).toMatch(/^w[0-9a-f]{11}$/)
    expect(id(', where: { a: 1 }')).toBe(id(', where: { a: { is: 1 } }'))
    expect(new Set([id(''), id(', where: { a: 1 }'), id(', where: { a: "1" }'), id(', where: { a: 2 }')]).size).toBe(4)
  })

  const bound = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.5, 1.5, 2.5, -1))
  const counts: fc.Arbitrary<WrittenCount | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: 0, max: 6 }),
    fc
      .record({ is: bound, gte: bound, gt: bound, lte: bound, lt: bound }, { requiredKeys: [] })
      // What no count passes is refused before it is counted.
      .filter((one) => Object.keys(one).length > 0 && isPossible(one)),
  )

  test('is enough to answer: the kept times tell of a time what all times would tell', () => {
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (count, times, since) => {
          const keep = keptFor(count)
          const kept = times.reduce<Occurrences | undefined>((so, at) => countOccurrence(so, at, keep), undefined)
          const told = (counted: number): boolean => toCount(count).every((one) => passes(one, counted))
          expect(told(occurrencesSince(kept, since))).toBe(told(times.filter((at) => at >= since).length))
          expect(kept?.total ?? 0).toBe(times.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is refused where more would be asked of a time than is ever kept', () => {
    const audience = (did: string) =>
      compileText(`${head}audience: { did: { event: Seen, ${did} } }\nsteps: [{ tag: seen }]\n`)
    expect(audience('count: { gte: 500 }, within: 30d').diagnostics).toMatchObject([
      { code: 'wrong-value', line: 3, remedy: 'No more than 499 times are counted `within` a time.' },
    ])
    expect(audience('count: { gte: 499 }, within: 30d').kind).toBe('compiled')
    expect(audience('count: { gte: 500 }').kind).toBe('compiled')
  })
})
