import { queues } from '../../../functions/catalog.ts'
import type { QueueName } from '../../../shared/ports/queue.ts'

/** What a deployment would be charged for, as it was counted. */
export type Usage = {
  /** Requests of SDKs. */
  requests: number
  mails: number
  /** Mails that were told to have arrived, with all that follows; where nobody asks for it, they are not. */
  deliveries: number
  executions: number
  /** States that were entered, and tasks that were tried again. */
  transitions: number
  busEvents: number
  queueMessages: Record<QueueName, number>
  /** Calls that states make, by function. */
  taskCalls: Record<string, number>
  storeReads: number
  storeWrites: number
  /** Of every fiftieth contact the items were weighed, too: the units that DynamoDB would charge for. */
  weighed: { reads: number; readUnits: number; writes: number; writeUnits: number }
}

/** Nothing was used yet. */
export const noUsage = (): Usage => ({
  requests: 0,
  mails: 0,
  deliveries: 0,
  executions: 0,
  transitions: 0,
  busEvents: 0,
  queueMessages: Object.fromEntries(Object.keys(queues).map((name) => [name, 0])) as Record<QueueName, number>,
  taskCalls: {},
  storeReads: 0,
  storeWrites: 0,
  weighed: { reads: 0, readUnits: 0, writes: 0, writeUnits: 0 },
})
