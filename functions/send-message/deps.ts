import type { Clock } from '../../shared/ports/clock.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Mailer } from '../../shared/ports/mailer.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What sending needs. `publicUrl` is where contacts reach us, without a slash at its end. */
export type SendDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly mailer: Mailer
  readonly runner: JourneyRunner
  readonly signer: Signer
  readonly clock: Clock
  readonly ids: Ids
  readonly publicUrl: string
}
