import type { Wake } from '../../domain/enrollment/settle-enrollments.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { QueueMessage, QueueName } from '../../ports/queue.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** A message, and the queue that it goes to. */
export type Outgoing = { readonly queue: QueueName; readonly message: QueueMessage }

/**
 * What an update left to be done once it was stored: whom to wake, and what to queue. It is written with the update, so
 * that a task that is given again after a crash does what is missing, with the very values of the first time.
 */
export type LeftToDo = { readonly at: number; readonly wakes: readonly Wake[]; readonly messages: readonly Outgoing[] }

/** A day less than the intake remembers its events: what is queued again must still be known there. */
const keptSeconds = 6 * 86_400

/** What updates of these steps left to be done, as long as doing it again is doing it once. */
export async function findLeftToDo(
  store: Store,
  enrollmentId: string,
  steps: readonly string[],
  now: number,
): Promise<readonly LeftToDo[]> {
  const { table, pk, sk: prefix } = keys.leftToDo(enrollmentId, '')
  const { items } = await store.query({ table, pk, prefix })
  const wanted = items.filter(({ key }) => steps.includes(key.sk.slice(prefix.length)))
  // Written by `putLeftToDo` alone.
  const all = wanted.map(({ value }) => value as unknown as LeftToDo)
  return all.filter(({ at }) => now <= at + keptSeconds * 1000)
}

/** Keeps what an update left to be done, by the first of its steps, if there is anything. */
export const putLeftToDo = (enrollmentId: string, step: string, left: LeftToDo): readonly Change[] =>
  left.wakes.length + left.messages.length === 0
    ? []
    : [
        {
          kind: 'put',
          item: {
            key: keys.leftToDo(enrollmentId, step),
            value: left as unknown as JsonObject,
            expiresAt: Math.floor(left.at / 1000) + keptSeconds,
          },
        },
      ]
