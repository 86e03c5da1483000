import type { NotSentReason } from '../../../shared/domain/message/send.ts'
import { freeOfCaps } from '../../../shared/domain/time/frequency-caps.ts'
import { parseClockTime } from '../../../shared/domain/time/local-time.ts'
import { endOfQuietHours } from '../../../shared/domain/time/quiet-hours.ts'
import type { LookAtSend } from '../look-at-send.ts'
import { capsOf, placesOfOthers } from './places.ts'

/** From when on a message may go out, and what it waits for first. */
export type PutOff = { readonly until: number; readonly reason: NotSentReason }

/**
 * The first moment at which neither quiet hours nor a cap hold, and undefined where that is now. The end of the one may
 * lie within the other, so both are asked until nothing holds any more.
 */
export function notBefore(look: LookAtSend): PutOff | undefined {
  const caps = capsOf(look)
  const places = placesOfOthers(look)
  let until = look.now
  let reason: NotSentReason | undefined
  for (;;) {
    const quiet = quietUntil(look, until)
    const later = quiet ?? freeOfCaps(look.zone, until, caps, places)
    if (later === undefined) return reason && { until, reason }
    reason ??= quiet === undefined ? 'frequency-cap' : 'quiet-hours'
    until = later
  }
}

function quietUntil({ settings, zone }: LookAtSend, at: number): number | undefined {
  if (settings.quietHours === undefined) return undefined
  const from = parseClockTime(settings.quietHours.from)
  const until = parseClockTime(settings.quietHours.until)
  return from === undefined || until === undefined ? undefined : endOfQuietHours(zone, at, { from, until })
}
