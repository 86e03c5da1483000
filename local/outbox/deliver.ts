import type { Bus } from '../../shared/ports/bus.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Store } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
import { reportEngagement } from './engage.ts'
import type { KeptMail } from './outbox.ts'

/** What telling needs: where the report goes, and whether anybody asks for it. */
export type DeliverDeps = {
  readonly bus: Bus
  readonly store: Store
  readonly clock: Clock
  readonly isAsked: () => boolean
}

/**
 * Tells that a receiver has a mail, as SES does of every mail that arrives: it is an event of the contact like any other.
 * Where nobody asks for it that would leave a line in the timeline and nothing else, at half the price of the mail; so
 * only the line is written then.
 */
export async function deliver(kept: KeptMail, { bus, store, clock, isAsked }: DeliverDeps): Promise<void> {
  if (isAsked()) return reportEngagement(kept, { kind: 'delivered' }, bus, clock)
  const send = await findSend(store, kept.mail.sendId)
  const stored = send && (await findContact(store, send.contactId))
  if (send === undefined || stored === undefined) return
  const { enrollmentId, journey, step, message } = send
  const teller = { contactId: stored.contact.contactId, revision: stored.revision }
  const told = { kind: 'delivered', at: clock.now(), enrollmentId, journey, step, message, isMachine: false } as const
  await store.write([putActivity(teller, told, `delivered-${kept.id}`)])
}
