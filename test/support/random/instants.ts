import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'

/** Zones whose clocks do what clocks can do: nothing, an hour, half an hour, at midnight, by odd offsets, a day left out. */
export const zones: readonly string[] = [
  'Asia/Taipei',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Chatham',
  'Pacific/Apia',
]

const day = 86_400_000
const first = Date.UTC(2011, 0, 1)
const last = Date.UTC(2029, 0, 1)

/** A zone, and an instant that lies near one of its clock changes more often than not. */
export const zonedInstant: fc.Arbitrary<{ readonly zone: string; readonly instant: number }> = fc
  .record({
    zone: fc.constantFrom(...zones),
    at: fc.integer({ min: first, max: last }),
    isNear: fc.boolean(),
    beside: fc.integer({ min: -2 * day, max: 2 * day }),
    isRound: fc.boolean(),
  })
  .map(({ zone, at, isNear, beside, isRound }) => {
    const change = isNear ? changeBefore(zone, at) : undefined
    const instant = change === undefined ? at : change + beside
    return { zone, instant: isRound ? Math.round(instant / 900_000) * 900_000 : instant }
  })

const changeBefore = (zone: string, instant: number): number | undefined =>
  zoned(zone, instant).getTimeZoneTransition('previous')?.epochMilliseconds

/** An instant on the clocks of a zone, as the reference sees it. */
export const zoned = (zone: string, instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)

/**
 * The instant of a local time by the reference: the first of two; in a gap the end of the gap. That is ours alone, the
 * reference knows only how to go on by as much as the gap is long.
 */
export function referenceInstant(zone: string, local: Temporal.PlainDateTime): number {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.NaN
}
