import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { TrackingPlan } from '../../shared/contracts/journey-file/tracking-plan.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { Journey } from '../../shared/domain/journey/journey.ts'
import type { Duration } from '../../shared/domain/time/duration.ts'
import type { Finding } from '../diagnostic.ts'

/**
 * What a journey may speak of, and what it shares contacts with. What is left out is not known, and rules that need it
 * are silent.
 */
export type Workspace = {
  readonly messages: ReadonlyMap<string, KnownMessage>
  /** All journeys of the workspace by id, this one included, as far as their files can be read. */
  readonly journeys?: ReadonlyMap<string, Journey>
  readonly segments?: ReadonlyMap<string, Condition>
  /** The names of all journeys and segments, also of those whose files cannot be read; left out: of those that can. */
  readonly journeyNames?: Iterable<string>
  readonly segmentNames?: Iterable<string>
  readonly settings?: Settings
  readonly plan?: TrackingPlan
}

/** What rules know of a message; what is undefined could not be read. */
export type KnownMessage = {
  readonly links?: readonly string[] | undefined
  readonly topic?: string | undefined
  readonly expires?: Duration | undefined
  readonly languages?: readonly string[] | undefined
}

/** One check of one journey. The file's name is the code of its findings. */
export type Rule = (journey: Journey, workspace: Workspace) => Iterable<Finding>
