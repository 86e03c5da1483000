import type { ClockTime, ZonePeriod } from './local-time.ts'
import { instantOfWallTime, wallTime } from './local-time.ts'

/** The hours in which nobody is written to, by the contact's clock. `from` later than `until` spans midnight. */
export type QuietHours = { readonly from: ClockTime; readonly until: ClockTime }

const day = 86_400_000

/** When the quiet hours end that hold at an instant, or undefined where none hold. */
export function endOfQuietHours(
  periods: readonly ZonePeriod[],
  instant: number,
  quiet: QuietHours | undefined,
): number | undefined {
  if (quiet === undefined || quiet.from === quiet.until) return undefined
  const wall = wallTime(periods, instant)
  const midnight = Math.floor(wall / day) * day
  const minute = (wall - midnight) / 60_000
  if (!isQuiet(minute, quiet)) return undefined
  const endsTomorrow = minute >= quiet.until
  const wallEnd = midnight + quiet.until * 60_000 + (endsTomorrow ? day : 0)
  const end = instantOfWallTime(periods, wallEnd)
  // Where the clocks go back over the end of the quiet hours, its first coming may already be past: then the second.
  return end > instant ? end : instant + wallEnd - wall
}

const isQuiet = (minute: number, { from, until }: QuietHours): boolean =>
  from < until ? minute >= from && minute < until : minute >= from || minute < until
