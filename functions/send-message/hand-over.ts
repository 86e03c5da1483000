import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import { suppressedFor } from '../../shared/domain/contact/consent.ts'
import type { NotSentReason } from '../../shared/domain/message/send.ts'
import type { Mail } from '../../shared/ports/mailer.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { count } from '../../shared/store/entities/counters.ts'
import { putOutcome } from '../../shared/store/entities/sends.ts'
import { findSuppression } from '../../shared/store/entities/suppressions.ts'
import { settleAccepted } from '../../shared/store/settle-accepted.ts'
import type { Claimed } from './claim.ts'
import type { SendDeps } from './deps.ts'
import { composeMail } from './mail/compose-mail.ts'
import { failSend } from './not-sent/fail-send.ts'
import { replyDone } from './reply.ts'
import { sendActivity, unknownOutcome } from './send-record.ts'
import { TryLater } from './try-later.ts'
import { writeUnsent } from './unsent.ts'

/** The longest that one call to the provider takes; a claim is only used while so much of it is left. */
const longestCall = 6000

/**
 * Renders a claimed send and gives it to the provider, in one try. A refusal that passes gives the claim back; what the
 * provider may have taken stays as it is, because a second mail is worse than a report that comes late.
 */
export async function handOver(task: SendMessageTask, claimed: Claimed, deps: SendDeps): Promise<'done' | 'again'> {
  const prepared = await prepare(task, claimed, deps)
  if (prepared.kind === 'failed') return failSend(task, claimed, prepared.reason, deps)
  if (deps.clock.now() + longestCall > claimed.record.deadline) return tryLater(task, claimed, deps)
  const outcome = await deps.mailer.send(prepared.mail)
  switch (outcome.kind) {
    case 'accepted':
      return accepted(task, claimed, { ...outcome, subject: prepared.mail.subject }, deps)
    case 'refused-for-good':
      return failSend(task, claimed, 'refused-by-provider', deps)
    case 'refused-for-now':
      return tryLater(task, claimed, deps)
    case 'ambiguous':
      return ambiguous(task, claimed, deps)
  }
}

type Prepared =
  | { readonly kind: 'mail'; readonly mail: Mail }
  | { readonly kind: 'failed'; readonly reason: NotSentReason }

/** Renders the mail, and looks once more whether the contact has left. */
async function prepare(task: SendMessageTask, claimed: Claimed, deps: SendDeps): Promise<Prepared> {
  try {
    const mail = composeMail(claimed, deps)
    if (mail.kind === 'failed') return { kind: 'failed', reason: 'rendering-failed' }
    const suppression = await findSuppression(deps.store, claimed.address.fingerprint)
    const hasLeft = suppressedFor(suppression, claimed.look.message.topic) !== undefined
    return hasLeft ? { kind: 'failed', reason: 'unsubscribed' } : mail
  } catch (fault) {
    // Nothing was sent, so nobody has to wait until the claim runs out, nor to wonder then.
    await giveBack(task, claimed, deps)
    throw fault
  }
}

async function accepted(
  task: SendMessageTask,
  { record, look, contact }: Claimed,
  { providerId, subject }: { readonly providerId: string; readonly subject: string },
  deps: SendDeps,
): Promise<'done'> {
  const { owner, deadline: _, ...rest } = record
  const result = await deps.store.write([
    putOutcome({ ...rest, state: 'accepted', providerId }, owner),
    putActivity(
      { contactId: contact.contactId, revision: look.revision + 1 },
      { kind: 'sent', ...sendActivity(task, look), subject },
      look.sendId,
    ),
    ...count([{ ...task, what: `sent:${task.step}` }], contact.contactId, look.now),
  ])
  // Somebody was faster: the provider's own event, or a second delivery that found the claim run out.
  if (result.kind === 'refused') {
    await settleAccepted(look.sendId, { providerId, at: look.now, subject }, deps.store)
  }
  await replyDone(task, look, contact, deps)
  return 'done'
}

async function ambiguous(task: SendMessageTask, { record, look, contact }: Claimed, deps: SendDeps): Promise<'done'> {
  const { owner, deadline: _, ...rest } = record
  const [unknown, activity] = unknownOutcome(rest, look.now)
  const { contactId } = contact
  await deps.store.write([
    putOutcome(unknown, owner),
    putActivity({ contactId, revision: look.revision + 1 }, activity, `${look.sendId}:unknown`),
  ])
  await replyDone(task, look, contact, deps)
  return 'done'
}

async function tryLater(task: SendMessageTask, claimed: Claimed, deps: SendDeps): Promise<never> {
  await giveBack(task, claimed, deps)
  throw new TryLater(`the provider takes no mail now; send ${claimed.record.sendId} waits`)
}

/** Gives a claim back; the order stays in the queue. */
async function giveBack(task: SendMessageTask, claimed: Claimed, deps: SendDeps): Promise<void> {
  const { owner, deadline: _, ...rest } = claimed.record
  await writeUnsent(task, claimed, [putOutcome({ ...rest, state: 'intent' }, owner)], deps)
}
