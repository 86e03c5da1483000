import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import type { QuietHours } from '../../../../shared/domain/time/quiet-hours.ts'
import { doneByJourneys } from '../../names/fields/done-by-journeys.ts'
import type { Workspace } from '../../rule.ts'
import { type EntryClocks, entryClocksOf } from './moment.ts'
import { type Paths, pathsOf } from './paths.ts'
import { quietHoursOf } from './quiet.ts'
import { trailWords } from './trail.ts'

/** What several rules ask of a journey; worked out once. */
export type JourneyPaths = {
  /** When its steps are reached, as far as nothing is put off, and as far as only quiet hours put messages off. */
  readonly paths: Paths
  readonly putOff: Paths
  readonly quiet: QuietHours | undefined
  readonly clocks: EntryClocks
  /** Whether another journey lets contacts in, whenever it likes. */
  readonly isEnrolled: boolean
}

/** When the steps of a journey are reached, and when contacts can come in. */
export function journeyPaths(journey: Journey, workspace: Workspace): JourneyPaths {
  const known = remembered.get(journey)
  if (known?.workspace === workspace) return known
  const quiet = quietHoursOf(workspace)
  const paths = pathsOf(journey)
  const putOff = quiet ? pathsOf(journey, quiet) : paths
  const { journeys = nobody } = workspace
  const isEnrolled = doneByJourneys(journeys).enrolled.has(journey.id)
  const found = { workspace, paths, putOff, quiet, clocks: entryClocksOf(journey, isEnrolled), isEnrolled }
  remembered.set(journey, found)
  return found
}

/** The path that comes to a step first, in words; nothing where the step is the first one or nobody comes to it. */
export const firstWayTo = (step: Step, journey: Journey, workspace: Workspace): string =>
  trailWords(journeyPaths(journey, workspace).paths.at.get(step)?.first[0]?.trail)

const nobody: ReadonlyMap<string, Journey> = new Map()
const remembered = new WeakMap<Journey, JourneyPaths & { readonly workspace: Workspace }>()
