import type { Caller } from '../../shared/ports/caller.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What calling needs. */
export type CallDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly caller: Caller
  readonly queue: Queue
  readonly runner: JourneyRunner
  readonly signer: Signer
  readonly clock: Clock
}
