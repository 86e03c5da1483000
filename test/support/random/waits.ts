import fc from 'fast-check'
import type { WrittenWait } from '../../../shared/contracts/journey-file/written-wait.ts'
import { someTime } from './conditions.ts'
import type { Body } from './leaves.ts'
import type { JourneyWorld } from './world.ts'

const someClock = fc.constantFrom('00:30', '09:00', '18:45')

/** Waits of every kind: how long, by warmth, until a day, a weekday, a date of the contact's. */
export const waitArbitrary = ({ attributes }: JourneyWorld): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 4, arbitrary: someDuration.map(always) },
    { weight: 2, arbitrary: fc.oneof(byWarmth, untilWeekday, untilDate(Object.keys(attributes))).map(always) },
    { weight: 1, arbitrary: untilDay },
  )

const always =
  (wait: WrittenWait): Body =>
  (here) => ({ step: { wait }, end: here })

const someDuration = fc.constantFrom('0s', '30s', '20m', '24h', '1d', '3d', '1w', '2d 6h')

const byWarmth: fc.Arbitrary<WrittenWait> = fc.record({ hot: someDuration, warm: someDuration, cold: someDuration })

const untilWeekday: fc.Arbitrary<WrittenWait> = fc
  .record({
    weekday: fc.constantFrom<'any' | 'monday' | ('tuesday' | 'sunday')[]>('any', 'monday', ['tuesday', 'sunday']),
    at: someClock,
  })
  .map((until) => ({ until }))

const untilDate = (attributes: readonly string[]): fc.Arbitrary<WrittenWait> =>
  fc
    .record({
      attribute: fc.constantFrom(...attributes, 'renewal'),
      offset: fc.option(fc.constantFrom('-3d', '2d', '-1d 12h', '0d'), { nil: undefined }),
      at: fc.option(someClock, { nil: undefined }),
      within: someTime,
    })
    .map(({ within, ...until }) => ({ until, within }))

/** A day that does not lie before one that the path has reached. */
const untilDay: fc.Arbitrary<Body> = fc.record({ days: fc.integer({ min: 0, max: 4 }) }).map(({ days }) => (here) => {
  const day = here.day + days
  return { step: { wait: { until: { day } } }, end: { ...here, day } }
})
