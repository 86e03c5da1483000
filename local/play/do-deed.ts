import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import { own } from '../../shared/domain/json.ts'
import { taskIdOf } from '../../shared/store/entities/tasks.ts'
import { completeTask } from '../../shared/store/follow-up/complete-task.ts'
import type { AnswerDeed, Deed, RecordDeed } from '../../state-machines/scenarios/scenario.ts'
import { reportEngagement } from '../outbox/engage.ts'
import { linksIn } from '../outbox/links.ts'
import type { KeptMail } from '../outbox/outbox.ts'
import type { Runtime } from '../runtime.ts'
import type { InventedContact } from './invented-contact.ts'

/** Where a deed is done: who does it in which journey, and the mail that it is about. */
export type Stage = {
  readonly runtime: Runtime
  readonly contact: InventedContact
  readonly journey: string
  readonly mail: KeptMail | undefined
}

/**
 * The contact does it, or it is done to their record, and all that follows at once happens. Answers whether it could be
 * done: there may be no message to answer, and no task to do.
 */
export async function doDeed(deed: Deed, stage: Stage): Promise<boolean> {
  switch (deed.kind) {
    case 'opens':
    case 'clicks':
    case 'replies':
    case 'unsubscribes':
    case 'bounces':
    case 'complains':
      if (stage.mail === undefined) return false
      await answer(deed, stage.mail, stage)
      await stage.runtime.inFlight.idle()
      return true
    case 'completes':
      return complete(deed.step, stage)
    default:
      await changeOrTrack(deed, stage.contact)
      return true
  }
}

async function changeOrTrack(deed: RecordDeed, contact: InventedContact) {
  switch (deed.kind) {
    case 'does':
      return contact.track(deed.event, deed.properties)
    case 'becomes':
      return contact.identify({ [deed.attribute]: deed.value })
    case 'gets-tags':
      return contact.change((one) => ({ ...one, tags: [...new Set([...one.tags, ...deed.tags])] }))
    case 'loses-tags':
      return contact.change((one) => ({ ...one, tags: one.tags.filter((tag) => !deed.tags.includes(tag)) }))
    case 'scores': {
      const { name, by } = deed
      return contact.change((one) => ({ ...one, scores: { ...one.scores, [name]: (own(one.scores, name) ?? 0) + by } }))
    }
  }
}

/** Somebody of the team says that the task is done which the step last opened. */
async function complete(step: string, { runtime, contact, journey }: Stage): Promise<boolean> {
  const entered = (await contact.timeline()).findLast((one) => one.kind === 'entered' && one.journey === journey)
  if (entered?.kind !== 'entered') return false
  const { store, queues: queue, clock } = runtime
  const completion = await completeTask({ taskId: taskIdOf(entered.enrollmentId, step) }, { store, queue, clock })
  await runtime.inFlight.idle()
  return completion === 'completed'
}

async function answer(deed: AnswerDeed, kept: KeptMail, { runtime, contact }: Stage): Promise<void> {
  const { bus, clock } = runtime
  if (deed.kind === 'opens') return reportEngagement(kept, { kind: 'opened' }, bus, clock)
  if (deed.kind === 'bounces') return reportEngagement(kept, { kind: 'bounced' }, bus, clock)
  if (deed.kind === 'complains') return reportEngagement(kept, { kind: 'complained' }, bus, clock)
  if (deed.kind === 'replies') return reply(kept, contact, runtime)
  const links = linksIn(kept.mail.html)
  if (deed.kind === 'unsubscribes') {
    const way = links.find(({ name }) => name === 'unsubscribe')
    if (way !== undefined) await unsubscribe(new URL(way.url).pathname, deed.message === undefined, runtime)
    return
  }
  const wanted = deed.kind === 'clicks' ? deed.link : undefined
  const link = links.find(({ name }) => name !== 'unsubscribe' && (wanted === undefined || name === wanted))
  if (link !== undefined) await reportEngagement(kept, { kind: 'clicked', ...link }, bus, clock)
}

async function reply({ id, mail }: KeptMail, contact: InventedContact, { queues, clock }: Runtime): Promise<void> {
  const contactId = (await contact.find())?.contactId ?? ''
  const { enrollmentId, journey, step, message } = mail.why
  const now = clock.now()
  const body: EngagementRecord = {
    ...{ kind: 'engagement', messageId: `reply-${id}`, occurredAt: now, receivedAt: now, isMachine: false },
    ...{ contactId, enrollmentId, journey, step, message, sendId: mail.sendId, engagement: 'replied' },
  }
  await queues.send('intake', [{ body, group: contactId }])
}

/** Follows the link to leave by and presses the button. */
async function unsubscribe(path: string, isAll: boolean, { handle }: Runtime): Promise<void> {
  const body = Buffer.from(isAll ? 'scope=all' : 'scope=topic')
  await handle({ method: 'POST', path, query: {}, headers: {}, body })
}
