import type { Clock } from '../../shared/ports/clock.ts'
import type { QueueName } from '../../shared/ports/queue.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'
import type { InFlight } from '../in-flight.ts'

/** What takes the messages of a queue, one at a time; a message that throws comes again. */
export type Consumer = (body: unknown) => Promise<void>

/** How much else there is to do: requests that wait for their answers. */
export type Load = { requests: number }

/** What the queues need. `onDeadLetter` is told of every message that is given up, `onRetry` of one that comes again. */
export type QueueDeps = {
  readonly load: Load
  readonly journal: Journal
  readonly clock: Clock
  readonly inFlight: InFlight
  readonly onDeadLetter?: (queue: QueueName, reason: string) => void
  readonly onRetry?: (queue: QueueName, reason: string) => void
}
