import type { QueueSpec } from '../../functions/catalog.ts'
import { TryLater } from '../../functions/send-message/try-later.ts'
import type { QueueName } from '../../shared/ports/queue.ts'
import type { KeptMessage, MessageTable } from './message-table.ts'
import type { Consumer, QueueDeps } from './queue-deps.ts'

type WorkerDeps = QueueDeps & {
  readonly queue: QueueName
  readonly spec: QueueSpec
  readonly table: MessageTable
  readonly consumer: Consumer
}

/** Messages that are taken together; those of different groups are worked on at the same time. */
const batchSize = 64

/** While so many requests wait for their answers, they come first: what is in a queue is safe, a visitor is waiting. */
const manyRequests = 16
const smallBatch = 8

/** How long a message that failed is put off: longer every time, five minutes at most. */
const pause = (receives: number): number => Math.min(300_000, 1000 * 2 ** receives)

/**
 * Hands the messages of one queue to its consumer, batch after batch, until none is ready. A message leaves the queue
 * when its work is done; one that fails comes again later, and in a FIFO queue the rest of its group waits behind it.
 */
export class QueueWorker {
  readonly #deps: WorkerDeps
  #place = 0
  #isRunning = false

  constructor(deps: WorkerDeps) {
    this.#deps = deps
  }

  /** Looks for messages, if it is not doing so already. */
  wake(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    void this.#deps.inFlight.run(() => this.#work())
  }

  async #work(): Promise<void> {
    const { table, queue, load } = this.#deps
    // The sender's own turn ends first, so that a burst is taken as a batch.
    await Promise.resolve()
    try {
      for (;;) {
        const size = load.requests >= manyRequests ? smallBatch : batchSize
        const batch = table.ready(queue, this.#place, size)
        if (batch.length === 0) return
        this.#place = batch.at(-1)?.id ?? this.#place
        await this.#takeBatch(batch)
      }
    } finally {
      this.#isRunning = false
    }
  }

  async #takeBatch(batch: readonly KeptMessage[]): Promise<void> {
    const chains = new Map<string | number, KeptMessage[]>()
    for (const message of batch) {
      const chain = chains.get(message.group ?? message.id)
      if (chain) chain.push(message)
      else chains.set(message.group ?? message.id, [message])
    }
    await Promise.all([...chains.values()].map((chain) => this.#takeChain(chain)))
    // Between batches others get their turn: requests are answered while a backlog is worked off.
    await new Promise((resolve) => setImmediate(resolve))
  }

  async #takeChain(chain: readonly KeptMessage[]): Promise<void> {
    const { table, journal, queue } = this.#deps
    for (const message of chain) {
      // Until the one that failed is back in the row, the others of its group come back with it and behind it.
      const heldUntil = message.group === null ? undefined : table.heldUntil(queue, message.group)
      if (heldUntil === undefined) await this.#take(message)
      else journal.write(() => table.hold(message.id, heldUntil))
    }
  }

  async #take(message: KeptMessage): Promise<void> {
    const { table, consumer, journal } = this.#deps
    try {
      await consumer(JSON.parse(message.body))
      journal.write(() => table.remove(message.id))
    } catch (fault) {
      this.#fail(message, fault)
    }
  }

  #fail(message: KeptMessage, fault: unknown): void {
    const { table, journal, clock, queue, spec, onDeadLetter, onRetry } = this.#deps
    const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : 'an unknown fault'
    if (message.receives + 1 >= spec.maxReceives) {
      journal.write(() => table.bury(queue, message, reason, clock.now()))
      onDeadLetter?.(queue, reason)
      return
    }
    // A sender that is told to try later is no fault; what fails again and again is told as a dead letter.
    if (message.receives === 0 && !(fault instanceof TryLater)) onRetry?.(queue, reason)
    const until = clock.now() + pause(message.receives)
    journal.write(() => table.putOff(message.id, until))
  }
}
