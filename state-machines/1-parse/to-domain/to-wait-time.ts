import type { WrittenWait } from '../../../shared/contracts/journey-file/written-wait.ts'
import type { WaitTime } from '../../../shared/domain/journey/journey.ts'
import { toClockTime, toDuration, toJourneyDay, toOffset } from './to-tests.ts'
import { toWeekdays } from './to-trigger.ts'

/** How long a wait lasts, or until when, from the way it is written. */
export function toWaitTime(written: WrittenWait): WaitTime {
  if (typeof written === 'string') return { kind: 'duration', duration: toDuration(written) }
  if ('hot' in written) {
    const { hot, warm, cold } = written
    return { kind: 'warmth', hot: toDuration(hot), warm: toDuration(warm), cold: toDuration(cold) }
  }
  if ('within' in written) {
    const { attribute, offset, at = '00:00' } = written.until
    const within = toDuration(written.within)
    return { kind: 'date', attribute, offset: toOffset(offset), at: toClockTime(at), within }
  }
  const { until } = written
  if ('day' in until) return { kind: 'day', ...toJourneyDay(until.day, until.at) }
  return { kind: 'weekday', weekdays: toWeekdays(until.weekday), at: toClockTime(until.at) }
}
