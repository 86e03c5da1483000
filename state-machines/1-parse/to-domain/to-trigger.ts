import type { WrittenTrigger } from '../../../shared/contracts/journey-file/written-trigger.ts'
import { weekdayNames } from '../../../shared/contracts/journey-file/written-values.ts'
import type { Schedule } from '../../../shared/domain/journey/schedule.ts'
import type { OwnRule, Trigger } from '../../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { toClockTime, toEventMatch, toOffset } from './to-tests.ts'

/** A trigger, from the way it is written. */
export function toTrigger(written: WrittenTrigger): Trigger {
  if (written === 'manual') return { kind: 'manual' }
  if ('event' in written) return { kind: 'event', ...toEventMatch(written) }
  if ('eventbridge' in written) return toOwnRule(written.eventbridge)
  if ('segment' in written) {
    const { segment } = written
    if ('entered' in segment) return { kind: 'segment', change: 'entered', segment: segment.entered }
    return { kind: 'segment', change: 'left', segment: segment.left }
  }
  if ('date' in written) {
    const { attribute, yearly = false, offset, at } = written.date
    return { kind: 'date', attribute, isYearly: yearly, offset: toOffset(offset), at: toClockTime(at) }
  }
  return { kind: 'schedule', schedule: toSchedule(written.schedule) }
}

/** The weekdays that are meant, as numbers; 0 is Sunday. */
export const toWeekdays = (written: string | readonly string[]): readonly number[] => {
  if (written === 'any' || written === 'day') return weekdayNames.map((_, index) => index)
  const named = [written].flat()
  return weekdayNames.flatMap((name, index) => (named.includes(name) ? [index] : []))
}

type WrittenRule = Extract<WrittenTrigger, { eventbridge: unknown }>['eventbridge']

function toOwnRule({ bus = 'default', pattern, contact, properties = {}, event }: WrittenRule): OwnRule {
  const [kind, path] = Object.entries(contact)[0] as [OwnRule['contact']['kind'], string]
  return {
    kind: 'eventbridge',
    bus,
    pattern: pattern as JsonObject,
    event: event ?? nameIn(pattern),
    contact: { kind, path },
    properties,
  }
}

/** The detail type that a pattern asks for, where it asks for one; the check says so where it asks for none. */
function nameIn(pattern: WrittenRule['pattern']): string {
  const types = pattern['detail-type']
  const [only, ...others] = Array.isArray(types) ? types : []
  return typeof only === 'string' && others.length === 0 ? only.slice(0, 100) : ''
}

type WrittenSchedule = Extract<WrittenTrigger, { schedule: unknown }>['schedule']

function toSchedule(written: WrittenSchedule): Schedule {
  const at = toClockTime(written.at)
  if ('on' in written) return { kind: 'once', on: written.on, at }
  const { from, until } = written
  const season = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
  if (written.every === 'month') return { kind: 'monthly', day: written.day, at, ...season }
  return { kind: 'weekly', weekdays: toWeekdays(written.every), at, ...season }
}
