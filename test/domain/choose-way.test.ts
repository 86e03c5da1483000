import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestWay, chooseWay, heldOut, type Tally } from '../../shared/domain/journey/choose-way.ts'
import { pointOf } from '../../shared/store/splits/variants-of.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const weights = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 5 })
  .filter((all) => all.some((weight) => weight > 0))
const toVariants = (all: readonly number[]) => all.map((weight, index) => ({ name: names[index] ?? '', weight }))

const count = 20_000
const contacts = Array.from({ length: count }, (_, index) => `contact-${index}`)

/** How far numbers are from what is expected of them; the larger, the less it can be chance. */
const chiSquare = (observed: readonly number[], expected: readonly number[]): number =>
  observed.reduce((sum, one, index) => {
    const wanted = expected[index] ?? 0
    return wanted === 0 ? sum + (one === 0 ? 0 : Number.POSITIVE_INFINITY) : sum + (one - wanted) ** 2 / wanted
  }, 0)

/** With up to five ways and those held out, chance goes beyond this once in ten million times. */
const mostByChance = 42

describe('a split over many contacts', () => {
  it('divides them as it weighs, and holds out its share', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 60 }), fc.string({ maxLength: 20 }), (all, percent, split) => {
        const holdOut = percent / 100
        const variants = toVariants(all)
        const ways = contacts.map((id) => chooseWay({ variants, holdOut }, pointOf('journey', split, id)))
        const total = all.reduce((sum, weight) => sum + weight, 0)
        const wanted = [holdOut, ...all.map((weight) => ((1 - holdOut) * weight) / total)].map((one) => one * count)
        const got = [heldOut, ...variants.map(({ name }) => name)].map(
          (name) => ways.filter((one) => one === name).length,
        )
        expect(chiSquare(got, wanted)).toBeLessThan(mostByChance)
      }),
      { numRuns: 25 },
    )
  })

  it('divides by the contact alone, and each split by itself', () => {
    const variants = toVariants([1, 1])
    const ways = (journey: string, split: string) =>
      contacts.map((id) => chooseWay({ variants, holdOut: 0 }, pointOf(journey, split, id)))
    const first = ways('j', 's')
    expect(ways('j', 's')).toEqual(first)
    for (const other of [ways('j', 't'), ways('k', 's')]) {
      const same = other.filter((one, index) => one === first[index]).length
      expect(Math.abs(same - count / 2)).toBeLessThan(400)
    }
  })

  it('gives a winner everybody but those who are held out', () => {
    const split = { variants: toVariants([9, 1]), holdOut: 0.1 }
    expect(chooseWay(split, 0.0999, 'b')).toBe(heldOut)
    expect(chooseWay(split, 0.1, 'b')).toBe('b')
    expect(chooseWay(split, 0.9999, 'b')).toBe('b')
    // A way that is no more has won nothing.
    expect(chooseWay(split, 0.2, 'gone')).toBe('a')
  })

  it('leaves nobody without a way at the edges', () => {
    const variants = toVariants([1, 0, 1])
    const ways = [0, 0.499_999, 0.5, 1 - 2 ** -48].map((point) => chooseWay({ variants, holdOut: 0 }, point))
    expect(ways).toEqual(['a', 'a', 'c', 'c'])
  })
})

describe('the better way', () => {
  const tally = (name: string, contacts: number, did: number): Tally => ({ name, contacts, did })

  it.each([
    ['the one that more of its contacts answered', [tally('a', 100, 10), tally('b', 1000, 90)], 'a'],
    ['none, while one has fewer than a hundred', [tally('a', 99, 90), tally('b', 1000, 1)], undefined],
    ['none, where two are equally good', [tally('a', 100, 10), tally('b', 200, 20), tally('c', 100, 1)], undefined],
    ['none, where nobody has answered', [tally('a', 100, 0), tally('b', 100, 0)], undefined],
  ])('is %s', (_, tallies, expected) => expect(bestWay(tallies)).toBe(expected))
})
