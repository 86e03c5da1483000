import type { Bus } from '../../shared/ports/bus.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What processing needs. */
export type ProcessDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly bus: Bus
  readonly runner: JourneyRunner
  readonly clock: Clock
  readonly ids: Ids
}
