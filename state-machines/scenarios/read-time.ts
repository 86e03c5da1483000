import { type Duration, parseDuration } from '../../shared/domain/time/duration.ts'
import { parseClockTime } from '../../shared/domain/time/local-time.ts'
import type { OnDay, When } from './scenario.ts'

/** Reads `on day 2`, `on day 2 at 13:00`, `3h after welcome` or `2 days after entry`; undefined where it is none. */
export function readWhen(text: string): When | undefined {
  const after = /^(.+) after ([a-z0-9-]+)$/.exec(text)
  if (after === null) return readDay(text)
  const time = readLength(after[1] ?? '')
  const from = after[2] ?? ''
  if (time === undefined) return undefined
  return from === 'entry' ? { kind: 'after-entry', time } : { kind: 'after-message', message: from, time }
}

/** Reads `day 2`, `on day 2` or `day 2 at 13:00`; undefined where it is none. */
export function readDay(text: string): OnDay | undefined {
  const [, day, clock] = /^(?:on )?day ([0-9]{1,3})(?: at ([0-9]{1,2}:[0-9]{2}))?$/.exec(text) ?? []
  if (day === undefined) return undefined
  if (clock === undefined) return { kind: 'day', day: Number(day) }
  const at = parseClockTime(clock.padStart(5, '0'))
  return at === undefined ? undefined : { kind: 'day', day: Number(day), at }
}

/** Reads `30 days before` or `2h before`; undefined where it is none. */
export const readAgo = (text: string): Duration | undefined =>
  text.endsWith(' before') ? readLength(text.slice(0, -' before'.length)) : undefined

/**
 * Reads `2026-03-02 18:30` as what a clock shows, in milliseconds read like UTC, at ten where no time is written; undefined
 * where there is no such day.
 */
export function readMoment(text: string): number | undefined {
  const [, date, clock = '10:00'] = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([0-9]{2}:[0-9]{2}))?$/.exec(text) ?? []
  const moment = Date.parse(`${date}T${clock}:00Z`)
  // Dates such as the 31st of February would become others.
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== date ? undefined : moment
}

/** Durations as everywhere, and in words: `3h`, `1d 12h`, `30 days`, `1 hour 30 minutes`. */
const readLength = (text: string): Duration | undefined =>
  parseDuration(text.replaceAll(/([0-9]) (second|minute|hour|day|week)s?\b/g, (_, number, unit) => number + unit[0]))
