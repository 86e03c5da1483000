import type { ContactEvent } from '../../domain/contact/contact-event.ts'
import type { Wake } from '../../domain/enrollment/settle-enrollments.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/**
 * What an event left to be done once it was stored: whom to wake, and what to put on the bus. It is kept with the mark
 * that the event was seen, so that a redelivery after a crash does what is missing, and nothing else twice.
 */
export type SeenEvent = {
  /** Whom it was about, and which revision of them it found. */
  readonly contactId: string
  readonly revision: number
  readonly wakes: readonly Wake[]
  readonly events: readonly ContactEvent[]
}

/** What is known of an event that has come before. */
export async function findSeenEvent(store: Store, messageId: string): Promise<SeenEvent | undefined> {
  const item = await store.get(keys.seenEvent(messageId))
  // Written by `putSeenEvent` alone.
  return item?.value as unknown as SeenEvent | undefined
}

/** SDKs send an event again for hours, queues for days. */
const rememberedSeconds = 7 * 86_400

/** Marks an event as seen, once. Its idempotency key is the `messageId` that the SDK gave it. */
export const putSeenEvent = (messageId: string, seen: SeenEvent, now: number): Change => ({
  kind: 'put',
  item: {
    key: keys.seenEvent(messageId),
    value: seen as unknown as JsonObject,
    expiresAt: Math.floor(now / 1000) + rememberedSeconds,
  },
  when: { kind: 'absent' },
})
