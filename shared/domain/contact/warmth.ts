import type { Duration } from '../time/duration.ts'
import { subtractDuration, type ZonePeriod } from '../time/local-time.ts'

/** How warm contacts can be, the warmest first. */
export const warmths = ['hot', 'warm', 'cold'] as const

/** How warm a contact is: how long ago they last did something, here or on the site. */
export type Warmth = (typeof warmths)[number]

/** Who did something within `hot` is hot, who did within `warm` is warm, and everybody else is cold. */
export type WarmthTimes = { readonly hot: Duration; readonly warm: Duration }

/** The times where the settings say nothing else. */
export const usualWarmth: WarmthTimes = { hot: { days: 3, seconds: 0 }, warm: { days: 14, seconds: 0 } }

/** How warm a contact is now, by when they were last active. */
export function warmthOf(
  activeAt: number | undefined,
  { hot, warm }: WarmthTimes,
  { now, zone }: { readonly now: number; readonly zone: readonly ZonePeriod[] },
): Warmth {
  if (activeAt === undefined) return 'cold'
  if (activeAt >= subtractDuration(zone, now, hot)) return 'hot'
  return activeAt >= subtractDuration(zone, now, warm) ? 'warm' : 'cold'
}
