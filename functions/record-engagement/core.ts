import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import type { SesEvent } from '../../shared/contracts/ses-event.ts'
import type { SuppressionReason } from '../../shared/domain/contact/consent.ts'
import { emailOf, normalEmail } from '../../shared/domain/contact/contact.ts'
import { hopsIn } from '../../shared/domain/enrollment/hops.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
import { suppress } from '../../shared/store/entities/suppressions.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { settleAccepted } from '../../shared/store/settle-accepted.ts'
import { readEngagement, type Told } from './read-engagement.ts'
import { receiverIn, subjectIn } from './read-mail.ts'

/** What recording needs. */
export type RecordDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly queue: Queue
  readonly signer: Signer
  readonly clock: Clock
}

/**
 * Takes what SES reports of a mail: it settles the send whose tag it carries, suppresses an address that bounced for
 * good or complained, and puts the engagement into the intake, like anything else that a contact does. Reports come
 * twice and in any order; the id of the report makes it one.
 */
export async function recordEngagement(event: SesEvent, deps: RecordDeps): Promise<void> {
  const sendId = event.detail.mail.tags?.['sendId']?.[0]
  const send = sendId === undefined ? undefined : await findSend(deps.store, sendId)
  if (send === undefined) return
  const told = await readEngagement(event, send, deps.content)
  if (told.isAccepted) await settle(send, event, deps)
  if (told.suppress !== undefined) await suppressAddress(send, told.suppress, event, deps)
  if (told.engagement === undefined) return
  const record = toRecord(event, send, told.engagement, told, deps.clock.now())
  await deps.queue.send('intake', [{ body: record, group: send.contactId, id: record.messageId }])
}

/** Whatever SES reports but a refusal, it has the mail: an earlier attempt may have got through unseen. */
async function settle({ sendId, state }: SendRecord, { detail }: SesEvent, deps: RecordDeps): Promise<void> {
  if (state === 'accepted') return
  const { messageId, timestamp } = detail.mail
  const now = deps.clock.now()
  const at = Date.parse(timestamp ?? '')
  const taken = { providerId: messageId, at: at <= now ? at : now, subject: subjectIn(detail.mail) }
  await settleAccepted(sendId, taken, deps.store)
}

/** It is the address that the mail went to; the contact may have another by now, or be gone. */
async function suppressAddress(
  { contactId }: SendRecord,
  reason: SuppressionReason,
  { detail }: SesEvent,
  deps: RecordDeps,
): Promise<void> {
  const email = receiverIn(detail.mail) ?? (await currentAddress(contactId, deps.store))
  if (email === undefined) return
  const fingerprint = deps.signer.fingerprint(normalEmail(email))
  await suppress(deps.store, fingerprint, { reason, topics: 'all', at: deps.clock.now() })
}

async function currentAddress(contactId: string, store: Store): Promise<string | undefined> {
  const stored = await findContact(store, contactId)
  return stored && emailOf(stored.contact)
}

function toRecord(
  event: SesEvent,
  send: SendRecord,
  engagement: EngagementRecord['engagement'],
  told: Told,
  receivedAt: number,
): EngagementRecord {
  return {
    kind: 'engagement',
    messageId: `ses-${event.id}`.slice(0, 128),
    occurredAt: Math.min(told.at ?? receivedAt, receivedAt),
    receivedAt,
    contactId: send.contactId,
    enrollmentId: send.enrollmentId,
    journey: send.journey,
    step: send.step,
    message: send.message,
    sendId: send.sendId,
    engagement,
    isMachine: told.isMachine,
    ...(told.link === undefined ? {} : { link: told.link }),
    ...(isByItself(engagement, told) ? hopsIn(send) : {}),
  }
}

/** What nobody has done: it follows from the send alone, and so is as far from what came from outside. */
const isByItself = (engagement: EngagementRecord['engagement'], { isMachine }: Told): boolean =>
  isMachine || engagement === 'delivered' || engagement === 'bounced'
