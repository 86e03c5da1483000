import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { worstBurst } from '../../../state-machines/2-check/people/worst-burst.ts'
import { begun, secondsOf } from '../../../state-machines/2-check/time/paths/paths.ts'
import { quietSends } from '../../../state-machines/2-check/time/quiet-sends.ts'
import { historyArbitrary } from '../../support/history.ts'
import { smallWorld } from '../../support/random/world.ts'
import { journeyArbitrary } from '../../support/random-journeys.ts'
import {
  counted,
  type Dripped,
  dripMessages,
  expiringMessage,
  expiringMessages,
  historyOf,
  night,
  offsets,
  someDrip,
  someDripped,
} from './drips.ts'
import { mostWithin, provenOf, type Sent, sentInLives, settingsWith } from './lives.ts'

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

const drips = 60
const dripsEach = 10
const some = fc.array(someDripped, { minLength: dripsEach, maxLength: dripsEach })
const june = Date.parse('2026-06-01')

/** What contacts got of a drip. */
const sentTo = (written: WrittenJourney, contacts: readonly Dripped[], quietHours: typeof night) => {
  const options = { messages: dripMessages, startsAt: june, settings: { quietHours }, message: expiringMessage }
  return sentInLives(written, contacts.map(historyOf), options)
}

/** A wait behind a message may be over up to a minute late. */
const lateIn = ({ steps }: WrittenJourney): number => 61 * steps.length

describe(`in ${drips * dripsEach} random lives with quiet hours`, () => {
  const nights = fc.constantFrom(night, { from: '22:00', until: '07:00' }, { from: '12:00', until: '13:30' })

  test('no more messages come within a time than the proof says', async () => {
    let reached = 0
    const law = fc.asyncProperty(someDrip, nights, some, async (written, quietHours, contacts) => {
      const sent = await sentTo(written, contacts, quietHours)
      for (const within of [hour, 6 * hour, 12 * hour, day, 1.5 * day, 2 * day, 7 * day]) {
        const proven = counted(written, within, quietHours)
        const most = Math.max(...sent.map((one) => mostWithin(one, within - lateIn(written))))
        expect(most).toBeLessThanOrEqual(proven)
        if (most === proven && most > 1) reached++
      }
    })
    await fc.assert(law, { numRuns: drips, endOnFailure: true })
    // A proof that always feared the worst would say nothing.
    expect(reached).toBeGreaterThan(drips)
  }, 240_000)

  test('what is said to be never sent is not, and what is said to come later comes when they end', async () => {
    let seen = 0
    const workspace = { settings: settingsWith({ quietHours: night }), messages: expiringMessages }
    const law = fc.asyncProperty(someDrip, some, async (written, contacts) => {
      const told = [...quietSends(provenOf(written, workspace).journey, workspace)]
      if (told.length === 0) return
      const sent = await sentTo(written, contacts, night)
      for (const { step, tooLate, until } of told) {
        for (const [index, contact] of contacts.entries()) {
          const times = sent[index]?.filter((one) => one.step === step.id) ?? []
          if (tooLate !== undefined) expect(times).toEqual([])
          for (const one of times) {
            expect(Math.abs(clockOf(one, contact) - (until % 1440))).toBeLessThan(lateIn(written) / 60)
          }
          seen++
        }
      }
    })
    await fc.assert(law, { numRuns: drips * 2, endOnFailure: true })
    expect(seen).toBeGreaterThan(dripsEach * 10)
  }, 240_000)
})

/** The minutes after midnight that the contact's clock showed when a message came. */
const clockOf = ({ seconds }: Sent, { enters, timezone }: Dripped): number =>
  (enters + seconds / 60 + offsets[timezone] + 2 * 1440) % 1440
