import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { MessageStory } from '../../shared/domain/enrollment/enrollment.ts'
import type { Happening } from '../../shared/domain/enrollment/happening.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { own } from '../../shared/domain/json.ts'

/** What became of a message, told to its contact: the story of the message in its enrollment, and the timeline. */
export function engage(
  record: EngagementRecord,
  contact: Contact,
): { readonly contact: Contact; readonly happening?: Happening; readonly activity: Activity } {
  const { enrollmentId, journey, step, message, link, isMachine } = record
  const at = record.occurredAt
  const activity: Activity = {
    kind: record.engagement,
    at,
    enrollmentId,
    journey,
    step,
    message,
    isMachine,
    ...(link === undefined ? {} : { link }),
  }
  const isAnswer = record.engagement === 'opened' || record.engagement === 'clicked'
  if (isMachine || !isAnswer) return { contact, activity }
  const kind = record.engagement === 'clicked' ? 'clicked' : 'opened'
  const happening: Happening = { kind, enrollmentId, message, at, ...(link === undefined ? {} : { link }) }
  const enrollment = contact.enrollments[enrollmentId]
  if (enrollment === undefined) return { contact, happening, activity }
  const story = own(enrollment.messages, message) ?? { clicks: {} }
  const messages = { ...enrollment.messages, [message]: continued(story, kind, link, at) }
  return { contact: withEnrollment(contact, enrollmentId, { ...enrollment, messages }), happening, activity }
}

/** The name of the contact event that tells of an engagement. */
export const engagementName = ({ engagement }: EngagementRecord): string =>
  engagement === 'unsubscribed' ? 'Unsubscribed' : `Message ${engagement.charAt(0).toUpperCase()}${engagement.slice(1)}`

/** The first opening and the first click of each link count; who clicks has opened. */
function continued(
  story: MessageStory,
  kind: 'opened' | 'clicked',
  link: string | undefined,
  at: number,
): MessageStory {
  const openedAt = Math.min(at, story.openedAt ?? at)
  if (kind === 'opened') return { ...story, openedAt }
  const name = link ?? ''
  return { ...story, openedAt, clicks: { ...story.clicks, [name]: Math.min(at, own(story.clicks, name) ?? at) } }
}
