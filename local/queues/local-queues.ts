import { queues } from '../../functions/catalog.ts'
import type { Queue, QueueMessage, QueueName } from '../../shared/ports/queue.ts'
import { type DeadLetter, messageTable } from './message-table.ts'
import type { Consumer, QueueDeps } from './queue-deps.ts'
import { QueueWorker } from './queue-worker.ts'

/** The queues of one machine. */
export type LocalQueues = Queue & {
  /** Puts messages on a queue within the write that is under way. */
  add(queue: QueueName, messages: readonly QueueMessage[]): void
  /** Begins to hand out messages, also those that an earlier run left. */
  consume(consumers: Readonly<Partial<Record<QueueName, Consumer>>>): void
  /** Brings back messages whose time has come. */
  wakeDue(): void
  /** When the next message that was put off comes back. */
  nextDue(): number | undefined
  deadLetters(limit: number): readonly DeadLetter[]
  waiting(): number
}

/** Queues in the journal, as SQS has them: at least once, in order within a group where the queue is FIFO. */
export function localQueues(deps: QueueDeps): LocalQueues {
  const { journal, clock } = deps
  const table = messageTable(journal)
  const workers = new Map<QueueName, QueueWorker>()
  const add = (queue: QueueName, messages: readonly QueueMessage[]): void => {
    const { isFifo } = queues[queue]
    journal.write(() => {
      for (const { body, group } of messages) table.add(queue, JSON.stringify(body), isFifo ? (group ?? '') : null)
    })
    workers.get(queue)?.wake()
  }
  return {
    add,
    send: async (queue, messages) => add(queue, messages),
    consume(consumers) {
      for (const [queue, consumer] of Object.entries(consumers) as [QueueName, Consumer][]) {
        const worker = new QueueWorker({ ...deps, queue, spec: queues[queue], table, consumer })
        workers.set(queue, worker)
        worker.wake()
      }
    },
    wakeDue() {
      for (const queue of journal.write(() => table.returnDue(clock.now()))) workers.get(queue)?.wake()
    },
    nextDue: table.nextDue,
    deadLetters: table.deadLetters,
    waiting: table.waiting,
  }
}
