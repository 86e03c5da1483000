import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import { faultInShape } from '../../shared/contracts/event-shape.ts'
import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import {
  type BusEnvelope,
  completeTaskSchema,
  reportReplySchema,
  requests,
  startJourneySchema,
} from '../../shared/contracts/outside-event.ts'
import { normalEmail } from '../../shared/domain/contact/contact.ts'
import { startedByHand } from '../../shared/domain/contact/contact-event.ts'
import { via } from '../../shared/domain/journey/trigger.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
import { completeTask } from '../../shared/store/follow-up/complete-task.ts'
import { type AdaptDeps, type Adapted, dropped, taken } from './deps.ts'

/** Does what somebody asks for on our own bus; each request says what makes it one with itself when it comes twice. */
export async function answerRequest(event: BusEnvelope, deps: AdaptDeps): Promise<Adapted> {
  switch (event['detail-type']) {
    case requests.startJourney:
      return startJourney(event, deps)
    case requests.completeTask: {
      const task = completeTaskSchema.safeParse(event.detail)
      if (!task.success) return dropped('no-such-request')
      const { taskId, outcome } = task.data
      const done = await completeTask({ taskId, ...(outcome === undefined ? {} : { outcome }) }, deps)
      return done === 'no-such-task' ? dropped('no-such-task') : taken
    }
    case requests.reportReply:
      return reportReply(event, deps)
    default:
      return dropped('no-such-request')
  }
}

async function startJourney({ detail, time }: BusEnvelope, { store, queue, clock }: AdaptDeps): Promise<Adapted> {
  const wanted = startJourneySchema.safeParse(detail)
  if (!wanted.success) return dropped('no-such-request')
  if (faultInShape(wanted.data.properties) !== undefined) return dropped('misshapen')
  const { journey, requestId, properties = {} } = wanted.data
  const contactId = await findWanted(wanted.data, store)
  if (contactId === undefined) return dropped('no-such-contact')
  const body: EntryRequest = {
    journey,
    event: {
      eventId: startedBy(requestId),
      contactId,
      name: startedByHand,
      occurredAt: momentOf(time, clock.now()),
      properties,
      via: via.hand(journey),
    },
  }
  await queue.send('entry', [{ body }])
  return taken
}

/** The id of the event by which a request lets somebody in: the same request is the same event. */
export const startedBy = (requestId: string): string => `hand:${requestId}`

type Wanted = {
  readonly userId?: string | undefined
  readonly email?: string | undefined
  readonly contactId?: string | undefined
}

/** The contact that a request means, by the strongest that it says. */
async function findWanted({ contactId, userId, email }: Wanted, store: Store): Promise<string | undefined> {
  const id =
    contactId ??
    (userId === undefined ? undefined : await contactIdOf(store, { kind: 'user', id: userId })) ??
    (email === undefined ? undefined : await contactIdOf(store, { kind: 'email', id: normalEmail(email) }))
  return id === undefined ? undefined : (await findContact(store, id))?.contact.contactId
}

/** A reply is engagement like any other: the first of several counts. */
async function reportReply({ id, detail, time }: BusEnvelope, { store, queue, clock }: AdaptDeps): Promise<Adapted> {
  const reply = reportReplySchema.safeParse(detail)
  if (!reply.success) return dropped('no-such-request')
  const send = await findSend(store, reply.data.sendId)
  if (send === undefined) return dropped('no-such-send')
  const { contactId, enrollmentId, journey, step, message, sendId } = send
  const now = clock.now()
  const record: EngagementRecord = {
    kind: 'engagement',
    messageId: `reply-${id}`.slice(0, 128),
    occurredAt: momentOf(time, now),
    receivedAt: now,
    ...{ contactId, enrollmentId, journey, step, message, sendId },
    engagement: 'replied',
    isMachine: false,
  }
  await queue.send('intake', [{ body: record, group: contactId, id: record.messageId }])
  return taken
}

const momentOf = (time: string, now: number): number => Math.min(now, Date.parse(time) || now)
