import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { MessageStory } from '../../shared/domain/enrollment/enrollment.ts'
import type { Happening } from '../../shared/domain/enrollment/happening.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { type JsonObject, own } from '../../shared/domain/json.ts'

/** A contact after what became of a message, and the answer that it is to the message's enrollment, if it is one. */
export type Engaged = { readonly contact: Contact; readonly answer?: Happening }

/** Tells a contact what became of a message: the story of the message in its enrollment, and what they have left. */
export function engage(record: EngagementRecord, contact: Contact): Engaged {
  const { engagement, enrollmentId, message, link, occurredAt: at } = record
  if (engagement !== 'opened' && engagement !== 'clicked' && engagement !== 'replied') {
    return { contact: { ...contact, ...leftAfter(record, contact.left) } }
  }
  const answer: Happening = { kind: engagement, enrollmentId, message, at, ...(link === undefined ? {} : { link }) }
  const enrollment = contact.enrollments[enrollmentId]
  if (enrollment === undefined) return { contact, answer }
  const story = own(enrollment.messages, message) ?? { clicks: {} }
  const messages = { ...enrollment.messages, [message]: continued(story, engagement, link, at) }
  return { contact: withEnrollment(contact, enrollmentId, { ...enrollment, messages }), answer }
}

/** The name of the contact event that tells of an engagement. */
export const engagementName = ({ engagement }: EngagementRecord): string =>
  engagement === 'unsubscribed' ? 'Unsubscribed' : `Message ${engagement.charAt(0).toUpperCase()}${engagement.slice(1)}`

/** The properties of that event. */
export const engagementProperties = ({ journey, step, message, isMachine, link }: EngagementRecord): JsonObject => ({
  journey,
  step,
  message,
  isMachine,
  ...(link === undefined ? {} : { link }),
})

/** A mailbox that is gone, and a reader who calls us spam, have left everything. */
function leftAfter({ engagement, topics = 'all' }: EngagementRecord, before: Contact['left']): Pick<Contact, 'left'> {
  if (engagement === 'delivered') return before === undefined ? {} : { left: before }
  const now = engagement === 'unsubscribed' ? topics : 'all'
  return { left: before === 'all' || now === 'all' ? 'all' : [...new Set([...(before ?? []), ...now])] }
}

/** The first opening, the first reply and the first click of each link count; who clicks or replies has opened. */
function continued(
  story: MessageStory,
  kind: 'opened' | 'clicked' | 'replied',
  link: string | undefined,
  at: number,
): MessageStory {
  const opened = { ...story, openedAt: Math.min(at, story.openedAt ?? at) }
  if (kind === 'opened') return opened
  if (kind === 'replied') return { ...opened, repliedAt: Math.min(at, story.repliedAt ?? at) }
  const name = link ?? ''
  return { ...opened, clicks: { ...story.clicks, [name]: Math.min(at, own(story.clicks, name) ?? at) } }
}
