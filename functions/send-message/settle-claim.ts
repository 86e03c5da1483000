import { claimMilliseconds, type SendRecord } from '../../shared/domain/message/send.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { putOutcome } from '../../shared/store/entities/sends.ts'
import { settleAccepted } from '../../shared/store/settle-accepted.ts'
import type { SendDeps } from './deps.ts'
import { unknownOutcome } from './send-record.ts'
import { TryLater } from './try-later.ts'

/**
 * A send that somebody else has claimed is theirs until their deadline. After it, only the provider can say what became
 * of it; where it cannot, the send stays unknown, and an event of the provider's settles it.
 */
export async function settleClaim(known: SendRecord, deps: SendDeps): Promise<'settled' | 'again'> {
  if (known.state !== 'claimed') return 'settled'
  const { deadline = 0 } = known
  if (deps.clock.now() < deadline) throw new TryLater(`send ${known.sendId} is being sent`)
  const found = await deps.mailer.find(known.sendId)
  if (found.kind === 'accepted') {
    const taken = { providerId: found.providerId, at: deadline - claimMilliseconds, subject: '' }
    await settleAccepted(known.sendId, taken, deps.store)
  } else if (found.kind === 'absent') await giveUpClaim(known, deps)
  else await becomeUnknown(known, deps)
  return 'again'
}

async function giveUpClaim({ owner = '', deadline: _, ...record }: SendRecord, { store }: SendDeps): Promise<void> {
  await store.write([putOutcome({ ...record, state: 'intent', reason: 'outcome-unknown' }, owner)])
}

async function becomeUnknown(
  { owner = '', deadline: _, ...record }: SendRecord,
  { store, clock }: SendDeps,
): Promise<void> {
  const stored = await findContact(store, record.contactId)
  const contact = { contactId: stored?.contact.contactId ?? record.contactId, revision: stored?.revision ?? 0 }
  const [unknown, activity] = unknownOutcome(record, clock.now())
  await store.write([putOutcome(unknown, owner), putActivity(contact, activity, `${record.sendId}:unknown`)])
}
