import { counted } from '../counted.ts'

/**
 * A length of time as a marketer means it: days are days of the contact's calendar (the same clock time, whatever the
 * clocks do in between), everything below a day is exact.
 */
export type Duration = { readonly days: number; readonly seconds: number }

const unitSizes: Readonly<Record<string, Duration>> = {
  w: { days: 7, seconds: 0 },
  d: { days: 1, seconds: 0 },
  h: { days: 0, seconds: 3600 },
  m: { days: 0, seconds: 60 },
  s: { days: 0, seconds: 1 },
}

/** How a duration is written: `30s`, `15m`, `24h`, `2d`, `1w`, and sums such as `1d 12h`. */
export const durationPattern = /^[0-9]{1,6}[smhdw]( [0-9]{1,6}[smhdw])*$/

/** How a time before or after a date is written: a duration, with a minus for before. */
export const offsetPattern = /^-?[0-9]{1,6}[smhdw]( [0-9]{1,6}[smhdw])*$/

/** Reads a time before (negative) or after a date, or answers undefined where the text is none. */
export function parseOffset(text: string): Duration | undefined {
  const isBefore = text.startsWith('-')
  const duration = parseDuration(isBefore ? text.slice(1) : text)
  // Taken from nought, because minus nought is another number than nought.
  return isBefore && duration ? { days: 0 - duration.days, seconds: 0 - duration.seconds } : duration
}

/** Reads a duration, or answers undefined where the text is none. */
export function parseDuration(text: string): Duration | undefined {
  if (!durationPattern.test(text)) return undefined
  return text
    .split(' ')
    .map((part) => times(Number(part.slice(0, -1)), unitSizes[part.slice(-1)]))
    .reduce((sum, part) => ({ days: sum.days + part.days, seconds: sum.seconds + part.seconds }))
}

/** Says a duration in words: `3 days`, `1 day 12 hours`. */
export function describeDuration({ days, seconds }: Duration): string {
  const parts: readonly (readonly [number, string])[] = [
    [days, 'day'],
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ]
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit))
  return words.length === 0 ? 'no time' : words.join(' ')
}

/** The seconds of a day on which no clock is put forward or back. */
export const secondsOfDay = 86_400

/** The length in seconds where every day has 24 hours: good for comparing and for limits, not for due times. */
export const roughSeconds = (duration: Duration): number => duration.days * secondsOfDay + duration.seconds

const times = (count: number, unit: Duration | undefined): Duration => ({
  days: count * (unit?.days ?? 0),
  seconds: count * (unit?.seconds ?? 0),
})
