import type { SendMessageTask } from '../../shared/contracts/send-message-task.ts'
import { suppressedFor } from '../../shared/domain/consent.ts'
import type { SendRecord } from '../../shared/domain/send.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { count } from '../../shared/store/entities/counters.ts'
import { putOutcome } from '../../shared/store/entities/sends.ts'
import { findSuppression } from '../../shared/store/entities/suppressions.ts'
import type { Claimed } from './claim.ts'
import type { SendDeps } from './deps.ts'
import { failSend } from './fail-send.ts'
import { composeMail } from './mail/compose-mail.ts'
import { replyDone } from './reply.ts'
import { sendActivity } from './send-record.ts'
import { TryLater } from './try-later.ts'

/** The longest that one call to the provider takes; a claim is only used while so much of it is left. */
const longestCall = 6000

/**
 * Renders a claimed send and gives it to the provider, in one try. A refusal that passes gives the claim back; what the
 * provider may have taken stays as it is, because a second mail is worse than a report that comes late.
 */
export async function handOver(task: SendMessageTask, claimed: Claimed, deps: SendDeps): Promise<'done' | 'again'> {
  const { record, look, address } = claimed
  const mail = composeMail(claimed, deps)
  if (mail.kind === 'failed') return failSend(task, claimed, 'rendering-failed', deps)
  const suppression = await findSuppression(deps.store, address.fingerprint)
  if (suppressedFor(suppression, look.message.topic)) return failSend(task, claimed, 'unsubscribed', deps)
  if (deps.clock.now() + longestCall > record.deadline) return giveBack(record, deps)
  const outcome = await deps.mailer.send(mail.mail)
  switch (outcome.kind) {
    case 'accepted':
      return accepted(task, claimed, outcome.providerId, mail.mail.subject, deps)
    case 'refused-for-good':
      return failSend(task, claimed, 'refused-by-provider', deps)
    case 'refused-for-now':
      return giveBack(record, deps)
    case 'ambiguous': {
      const { owner, deadline: _, ...rest } = record
      await deps.store.write([putOutcome({ ...rest, state: 'unknown', reason: 'outcome-unknown' }, owner)])
      await replyDone(task, claimed.look, claimed.contact, deps)
      return 'done'
    }
  }
}

async function accepted(
  task: SendMessageTask,
  { record, look, contact }: Claimed,
  providerId: string,
  subject: string,
  deps: SendDeps,
): Promise<'done'> {
  const { owner, deadline: _, ...rest } = record
  const sent: SendRecord = { ...rest, state: 'accepted', providerId }
  // Where the condition fails, the provider's own event was faster and has written the same.
  await deps.store.write([
    putOutcome(sent, owner),
    putActivity(
      { contactId: contact.contactId, revision: look.revision + 1 },
      { kind: 'sent', ...sendActivity(task, look), subject },
      look.sendId,
    ),
    ...count([{ ...task, what: `sent:${task.step}` }], contact.contactId, look.now),
  ])
  await replyDone(task, look, contact, deps)
  return 'done'
}

/** Gives a claim back; the order stays in the queue. */
async function giveBack(record: Claimed['record'], { store }: SendDeps): Promise<never> {
  const { owner, deadline: _, ...rest } = record
  await store.write([putOutcome({ ...rest, state: 'intent' }, owner)])
  throw new TryLater(`the provider takes no mail now; send ${record.sendId} waits`)
}
