import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { Due } from '../../shared/store/by-time/dues.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What making rounds needs. */
export type RoundDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly queue: Queue
  readonly clock: Clock
}

/** What came of a page, to be handed on; and where the page after it begins, if there is one. */
export type Worked = {
  readonly entries: readonly EntryRequest[]
  readonly looks: readonly Extract<IntakeRecord, { kind: 'look' }>[]
  /** What is due later. */
  readonly dues: readonly Due[]
  /** What was due and is done with. */
  readonly done: readonly Due[]
  readonly next: string | undefined
}
