import type { SendRecord } from '../domain/message/send.ts'
import type { Store } from '../ports/store.ts'
import { putActivity } from './entities/activities.ts'
import { findContact } from './entities/contacts.ts'
import { count } from './entities/counters.ts'
import { findSend, putSettled } from './entities/sends.ts'
import { untilWritten } from './until-written.ts'

/** What is known of a mail that the provider has: its id there, when it was taken, and its subject as far as it is known. */
export type Taken = { readonly providerId: string; readonly at: number; readonly subject: string }

/**
 * Writes down that the provider has a mail, whatever was thought of it before. Whoever finds out first also tells the
 * timeline and counts it, in the same write; so it is told and counted once.
 */
export async function settleAccepted(sendId: string, taken: Taken, store: Store): Promise<void> {
  await untilWritten(store, async () => {
    const before = await findSend(store, sendId)
    return before === undefined || before.state === 'accepted' ? 'known' : tryToSettle(before, taken, store)
  })
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
