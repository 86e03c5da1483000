/** The queues of the product. `intake` is first in, first out within a group; the others keep no order. */
export type QueueName = 'intake' | 'entry' | 'send-email' | 'engagement' | 'rounds' | 'outside'

/**
 * A message for a queue; the body is written as JSON. `group` keeps the order among its members (FIFO queues only); `id`
 * says which come twice. `delaySeconds` (the other queues only) lets whoever takes it learn first of what was published;
 * on a laptop all learn of it at once, and nothing waits.
 */
export type QueueMessage = {
  readonly body: object
  readonly group?: string
  readonly id?: string
  readonly delaySeconds?: number
}

/** Puts messages on a queue; resolved means kept. */
export type Queue = { send(queue: QueueName, messages: readonly QueueMessage[]): Promise<void> }
