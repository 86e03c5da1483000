import { InvalidArgumentError } from 'commander'
import { mainScore } from '../../shared/domain/journey/journey.ts'
import type { Json, JsonObject } from '../../shared/domain/json.ts'
import type { Duration } from '../../shared/domain/time/duration.ts'
import { readDeed } from '../../state-machines/scenarios/read-deed.ts'
import { readScalar } from '../../state-machines/scenarios/read-properties.ts'
import { readMoment, readWhen } from '../../state-machines/scenarios/read-time.ts'
import type { Happens } from '../../state-machines/scenarios/scenario.ts'
import { wayOf } from '../../state-machines/scenarios/wrong-way.ts'
import { toDuration, toPair } from '../flag-values.ts'

/** Something with the time at which, or before which, it happened. */
export type Timed = { readonly name: string; readonly time: Duration }

/** Collects the values of a flag that can be given several times. */
export const collect = (value: string, so: readonly string[]): readonly string[] => [...so, value]

/** Collects `name=value`. */
export function collectPairs(value: string, so: JsonObject): JsonObject {
  const [name, text] = toPair(value)
  return { ...so, [name]: readScalar(text) as Json }
}

/** Collects `offer-or-not=plain`, or `offer-or-not=held out`. */
export function collectWays(value: string, so: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [split, way] = toPair(value)
  return { ...so, [split]: wayOf(way) }
}

/** Collects `20` for the main score, or `engagement=20`. */
export function collectScores(value: string, so: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const [, name = mainScore, number] = /^(?:([^=]+)=)?(-?[0-9.]+)$/.exec(value) ?? []
  if (number === undefined) throw new InvalidArgumentError('write a number such as 20, or engagement=20')
  return { ...so, [name]: Number(number) }
}

/** Collects a name with a time, such as `Demo Booked@6d`. */
export function collectTimed(value: string, so: readonly Timed[]): readonly Timed[] {
  const [, name, time] = /^(.+)@([0-9a-z ]+)$/.exec(value) ?? []
  if (name === undefined || time === undefined)
    throw new InvalidArgumentError('write a name and a time, such as "Demo Booked@6d"')
  return [...so, { name, time: toDuration(time) }]
}

/** Collects sentences as in scenarios, such as `on day 2: opens welcome`. */
export function collectHappens(value: string, so: readonly Happens[]): readonly Happens[] {
  const [, time = '', text = ''] = /^(.*?): (.+)$/.exec(value) ?? []
  const when = readWhen(time)
  if (when === undefined) throw new InvalidArgumentError('write it like "on day 2: opens welcome"')
  const read = readDeed(text)
  if (read.kind === 'unclear') throw new InvalidArgumentError(`${read.message} ${read.remedy}`)
  return [...so, { when, deed: read.deed, words: value, path: [] }]
}

/** A day, at ten in the morning, or with a clock time of its own: as a reading in UTC. */
export function toWall(text: string): number {
  const wall = readMoment(text)
  if (wall === undefined) throw new InvalidArgumentError('write a date such as 2026-03-02, or "2026-03-02 18:30"')
  return wall
}
