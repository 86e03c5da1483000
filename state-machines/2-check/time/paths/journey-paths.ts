import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import type { Workspace } from '../../rule.ts'
import { type EntryClocks, entryClocksOf } from './moment.ts'
import { type Paths, pathsOf } from './paths.ts'

/** What several rules ask of a journey; worked out once. */
export type JourneyPaths = { readonly paths: Paths; readonly clocks: EntryClocks }

/** When the steps of a journey are reached, as far as nothing is put off, and when contacts can come in. */
export function journeyPaths(journey: Journey, { journeys }: Workspace): JourneyPaths {
  const known = remembered.get(journey)
  if (known !== undefined) return known
  const found = { paths: pathsOf(journey), clocks: entryClocksOf(journey, journeys?.values()) }
  remembered.set(journey, found)
  return found
}

const remembered = new WeakMap<Journey, JourneyPaths>()
