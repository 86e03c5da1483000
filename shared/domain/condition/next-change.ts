import { own } from '../json.ts'
import { subtractDuration, type ZonePeriod } from '../time/local-time.ts'
import type { Comparison } from './comparison.ts'
import { passes } from './comparison.ts'
import { type Condition, type Facts, holds } from './condition.ts'
import { occurrencesSince } from './watch.ts'

/**
 * The first moment after `now` at which a condition may come to hold, or hold no longer, by time alone: until then its
 * truth is what it is now, if nothing happens to the contact. Undefined: time changes nothing.
 */
export function nextChange(condition: Condition, facts: Facts): number | undefined {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return earliest(condition.of.map((one) => nextChange(one, facts)))
    case 'not':
      return nextChange(condition.of, facts)
    case 'segment': {
      const segment = own(facts.world.segments, condition.segment)
      return segment && nextChange(segment, facts)
    }
    case 'did':
      return nextOfDid(condition, facts)
    case 'warmth':
    case 'received':
    case 'opened':
    case 'clicked':
    case 'replied': {
      const isTimeless = condition.kind !== 'warmth' && condition.within === undefined
      return isTimeless ? undefined : firstOther(facts, (now) => String(warmthOrTruth(condition, { ...facts, now })))
    }
    default:
      return undefined
  }
}

/** The earliest of some moments, of which any may never come. */
export const earliest = (moments: readonly (number | undefined)[]): number | undefined =>
  moments.reduce((first, at) => (first === undefined || (at !== undefined && at < first) ? at : first), undefined)

/** Each of the three in turn, for who is asked for `[hot, cold]` comes back when they turn cold. */
const warmthOrTruth = (condition: Condition, facts: Facts): string =>
  condition.kind === 'warmth'
    ? (['hot', 'warm', 'cold'] as const).filter((one) => holds({ kind: 'warmth', anyOf: [one] }, facts)).join()
    : String(holds(condition, facts))

function nextOfDid(condition: Extract<Condition, { kind: 'did' }>, facts: Facts): number | undefined {
  const { watch, within, count } = condition
  const occurrences = own(facts.contact.history, watch)
  if (within === undefined || occurrences === undefined) return undefined
  return firstOther(facts, (now) => {
    const counted = occurrencesSince(occurrences, subtractDuration(facts.zone, now, within))
    return count.map((test) => (isOrdered(test) ? passes(test, counted) : counted)).join()
  })
}

/** Whether a test that stopped holding as a number went down cannot hold again further down. */
const isOrdered = ({ kind }: Comparison): boolean => kind === 'gte' || kind === 'gt' || kind === 'lte' || kind === 'lt'

const day = 86_400_000

/** Zones are known for 400 days ahead; what comes later is looked for again after this time. */
export const foreseeable = 390 * day

/** What has not changed by itself in all this time never will. */
const lifetime = 36_500 * day

/**
 * The first moment at which something reads otherwise than now. While the clocks keep their distance from UTC, what
 * has changed does not change back, so halving finds it; where the clocks change, what lay a time ago may change too.
 * What changes later than anybody can foresee is looked for again by then.
 */
function firstOther({ now, zone }: { now: number; zone: readonly ZonePeriod[] }, read: (at: number) => string) {
  const same = read(now)
  const isOther = (at: number): boolean => read(at) !== same
  const end = now + foreseeable
  for (const { from, until } of zone) {
    if (until <= now) continue
    if (from > end) break
    const first = Math.max(from, now)
    const last = Math.min(until - 1, end)
    if (isOther(first)) return first
    if (isOther(last)) return halve(first, last, isOther)
  }
  return isOther(now + lifetime) ? end : undefined
}

/** The first whole number of which something holds that does not hold of `low`, holds of `high`, and goes on holding. */
function halve(low: number, high: number, isSo: (at: number) => boolean): number {
  let [no, yes] = [low, high]
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (isSo(middle)) yes = middle
    else no = middle
  }
  return yes
}
