import { secondsOfDay } from '../../../../shared/domain/time/duration.ts'
import { parseClockTime } from '../../../../shared/domain/time/local-time.ts'
import { endOfQuietHours, type QuietHours } from '../../../../shared/domain/time/quiet-hours.ts'
import type { Workspace } from '../../rule.ts'

/** The quiet hours of a workspace, where it has any. */
export function quietHoursOf({ settings }: Workspace): QuietHours | undefined {
  const from = parseClockTime(settings?.quietHours?.from ?? '')
  const until = parseClockTime(settings?.quietHours?.until ?? '')
  return from === undefined || until === undefined || from === until ? undefined : { from, until }
}

/** How many seconds quiet hours last. */
export const lengthOf = ({ from, until }: QuietHours): number => ((until - from + 1440) % 1440) * 60

/** When a message goes out that is due so many seconds after a midnight; the later it is due, the later it goes out. */
export const sentWhenDue = (due: number, quiet: QuietHours | undefined): number =>
  (endOfQuietHours(everyDayAlike, due * 1000, quiet) ?? due * 1000) / 1000

const everyDayAlike = [{ from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, offset: 0 }]

/**
 * The least time by which messages are due apart that are never sent within some time. Quiet hours bunch what is due
 * in them and right behind them; what is due whole days apart they put off alike.
 */
export function apartWhenDue(within: number, quiet: QuietHours | undefined): number {
  const rest = within % secondsOfDay
  return quiet === undefined || rest === 0 ? within : within - rest + Math.min(secondsOfDay, rest + lengthOf(quiet))
}
