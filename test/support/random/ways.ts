import fc from 'fast-check'
import { conditionArbitrary } from './conditions.ts'
import { joined, type Steps } from './forks.ts'
import type { Body } from './leaves.ts'
import type { JourneyWorld } from './world.ts'

/** A choice by conditions. */
export const branchArbitrary = (world: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      cases: fc.array(fc.record({ if: conditionArbitrary(world), then: inner }), { minLength: 1, maxLength: 3 }),
      else: fc.option(inner, { nil: undefined }),
    })
    .map(({ cases, else: otherwise }) => (here) => {
      const settled = cases.map(({ if: condition, then }, index) => {
        const { steps, end } = then({ ...here, at: `${here.at}-${index}` })
        return { written: { if: condition(here), then: steps }, end }
      })
      const rest = otherwise?.({ ...here, at: `${here.at}-else` })
      const end = joined(here, [...settled.map((one) => one.end), rest ? rest.end : here])
      const branch = settled.map(({ written }) => written)
      return { step: { branch, ...(rest && { else: rest.steps }) }, end }
    })

/** Ways at random, with somebody held out now and then. */
export const splitArbitrary = (inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      variants: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 5 }), then: inner }), {
        minLength: 2,
        maxLength: 3,
      }),
      holdOut: fc.option(fc.constantFrom('10%', '33.3%'), { nil: undefined }),
      winner: fc.option(fc.constantFrom('opened', 'clicked', 'goal'), { nil: undefined, freq: 2 }),
    })
    .map(({ variants, holdOut, winner }) => (here) => {
      const settled = variants.map(({ weight, then }, index) => {
        const { steps, end } = then({ ...here, at: `${here.at}-${index}` })
        return { written: { name: `way-${index}`, weight, then: steps }, end }
      })
      const ends = [...settled.map((one) => one.end), ...(holdOut === undefined ? [] : [here])]
      const step = {
        split: settled.map(({ written }) => written),
        ...(holdOut === undefined ? {} : { 'hold-out': holdOut }),
        ...(winner === undefined ? {} : { winner: { by: winner, after: '2d' } }),
      }
      return { step, end: joined(here, ends) }
    })
