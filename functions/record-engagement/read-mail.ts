import type { SesEvent } from '../../shared/contracts/ses-event.ts'
import { isEmailAddress } from '../../shared/domain/contact/contact.ts'

type ReportedMail = SesEvent['detail']['mail']

/** The one address that a mail went to; undefined where a report does not say, or names more than we ever write to. */
export function receiverIn({ destination }: ReportedMail): string | undefined {
  const [only, ...others] = Array.isArray(destination) ? destination : []
  return typeof only === 'string' && others.length === 0 && isEmailAddress(only) ? only : undefined
}

/** The subject of a mail, where a report says it: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-mail-object */
export function subjectIn({ commonHeaders }: ReportedMail): string {
  const isNamed = typeof commonHeaders === 'object' && commonHeaders !== null && 'subject' in commonHeaders
  return isNamed && typeof commonHeaders.subject === 'string' ? commonHeaders.subject : ''
}
