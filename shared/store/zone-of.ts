import type { Settings } from '../contracts/content/settings-file.ts'
import { isTimeZone, type ZonePeriod, zonePeriods } from '../domain/time/local-time.ts'

/** The clock changes of a contact's zone: their own where it is one that exists, else the workspace's. */
export function zoneOf(named: string | undefined, settings: Settings, now: number): readonly ZonePeriod[] {
  return zonePeriods(named !== undefined && isKnown(named) ? named : settings.timeZone, now)
}

/** `UTC` is what servers say when nobody asked the person; it tells nothing about where they live. */
const isKnown = (zone: string): boolean => {
  if (zone === 'UTC' || !zone.includes('/')) return false
  const known = remembered.get(zone)
  if (known !== undefined) return known
  if (remembered.size > 2000) remembered.clear()
  const isOne = isTimeZone(zone)
  remembered.set(zone, isOne)
  return isOne
}

const remembered = new Map<string, boolean>()
