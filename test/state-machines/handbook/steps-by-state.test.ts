import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { emit } from '../../../state-machines/4-emit/emit.ts'
import { leftState } from '../../../state-machines/4-emit/state-names.ts'
import { stepsByState } from '../../../state-machines/4-emit/steps-by-state.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { journeyOfRandom, withSteps } from './drawn.ts'

describe('the steps of the states', () => {
  it('name the step of every state in which a contact can stand', () => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const journey = journeyOfRandom(random)
        const ids = new Set([...allSteps(journey.steps)].map(({ id }) => id))
        const graph = graphOf(journey)
        const known = stepsByState(graph)
        const { States } = emit(graph, { id: 'sample', version: 'v' })
        for (const [name, { Type }] of Object.entries(States)) {
          if (name === leftState || name.startsWith('Completed') || Type === 'Succeed') continue
          expect(ids, name).toContain(known[name])
        }
        expect(Object.keys(known).filter((name) => !Object.hasOwn(States, name))).toEqual([])
      }),
      tries(60),
    )
  })

  it('count the quiet hours of a message to its step', () => {
    const known = stepsByState(graphOf(withSteps('  - send: welcome\n  - tag: late\n    day: 3')))
    expect(known).toEqual({
      'Day 0 · send welcome': 'welcome',
      'Day 0 · send welcome · quiet hours': 'welcome',
      'tag-late, Completed': 'tag-late',
    })
  })
})
