import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { worstBurst } from '../../../state-machines/2-check/people/worst-burst.ts'
import { begun, secondsOf } from '../../../state-machines/2-check/time/paths/paths.ts'
import { historyArbitrary } from '../../support/history.ts'
import { smallWorld } from '../../support/random/world.ts'
import { journeyArbitrary } from '../../support/random-journeys.ts'
import { mostWithin, provenOf, sentInLives } from './lives.ts'

const journeys = 80
const livesEach = 8

const hour = 3600
const day = 24 * hour

/** A fused wait may be over up to a minute late; a server that does not answer is asked again for up to two hours. */
const late = (steps: number, calls: number): number => steps * 61 + calls * 2 * hour

const start = fc.integer({ min: 0, max: 7 * day }).map((seconds) => Date.parse('2026-03-05') + seconds * 1000)

it(`every message of ${journeys * livesEach} random lives comes when the proof says, and never more in a time`, async () => {
  let seen = 0
  let together = 0
  await fc.assert(
    fc.asyncProperty(
      journeyArbitrary(),
      fc.array(historyArbitrary(), { minLength: livesEach, maxLength: livesEach }),
      start,
      async ({ written }, histories, startsAt) => {
        const { journey, known } = provenOf(written)
        const steps = [...allSteps(journey.steps)]
        const tolerance = late(steps.length, steps.filter(({ kind }) => kind === 'call').length)
        const lives = await sentInLives(written, histories, { messages: smallWorld.messages, startsAt })
        for (const sent of lives.flatMap((life) => [
          ...Map.groupBy(life, ({ enrollmentId }) => enrollmentId).values(),
        ])) {
          for (const { step: id, seconds } of sent) {
            const step = steps.find((one) => one.id === id)
            const reached = step && known.paths.at.get(step)
            if (step === undefined || reached === undefined) throw new Error(`nobody can have come to ${id}`)
            const { earliest, latest } = secondsOf(begun(reached, step), known.clocks)
            expect(seconds).toBeGreaterThanOrEqual(earliest)
            expect(seconds).toBeLessThanOrEqual(latest + tolerance)
            seen++
          }
          for (const within of [hour, day, 7 * day]) {
            const most = mostWithin(sent, within - Math.min(tolerance, within - 1))
            expect(most).toBeLessThanOrEqual(worstBurst(journey, within, known).length)
            if (most > 1) together++
          }
        }
      },
    ),
    { numRuns: journeys, endOnFailure: true },
  )
  // Lives in which nobody gets anything, or never two messages, would prove nothing.
  expect(seen).toBeGreaterThan(journeys * livesEach * 0.1)
  expect(together).toBeGreaterThan(journeys * 0.1)
}, 240_000)
