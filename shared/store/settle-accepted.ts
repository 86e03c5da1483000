import type { SendRecord } from '../domain/message/send.ts'
import { type Store, StoreFault } from '../ports/store.ts'
import { putActivity } from './entities/activities.ts'
import { findContact } from './entities/contacts.ts'
import { count } from './entities/counters.ts'
import { findSend, putSettled } from './entities/sends.ts'

/** What is known of a mail that the provider has: its id there, when it was taken, and its subject as far as it is known. */
export type Taken = { readonly providerId: string; readonly at: number; readonly subject: string }

const mostTries = 8

/**
 * Writes down that the provider has a mail, whatever was thought of it before. Whoever finds out first also tells the
 * timeline and counts it, in the same write; so it is told and counted once.
 */
export async function settleAccepted(sendId: string, taken: Taken, store: Store): Promise<void> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const before = await findSend(store, sendId)
    if (before === undefined || before.state === 'accepted') return
    if ((await tryToSettle(before, taken, store)) === 'written') return
  }
  throw new StoreFault(`send ${sendId} was changed by others ${mostTries} times in a row`)
}

async function tryToSettle(
  before: SendRecord,
  { providerId, at, subject }: Taken,
  store: Store,
): Promise<'written' | 'refused'> {
  const { reason: _, owner: __, deadline: ___, ...rest } = before
  const { enrollmentId, journey, version, step, message } = before
  // They may have become part of another contact since the order.
  const stored = await findContact(store, before.contactId)
  const contactId = stored?.contact.contactId ?? before.contactId
  const sent = { kind: 'sent', at, enrollmentId, journey, step, message, subject } as const
  const result = await store.write([
    putSettled({ ...rest, state: 'accepted', providerId }, before),
    putActivity({ contactId, revision: stored?.revision ?? 0 }, sent, before.sendId),
    ...count([{ journey, version, what: `sent:${step}` }], contactId, at),
  ])
  return result.kind
}
