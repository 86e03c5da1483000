import type { Bus } from '../../shared/ports/bus.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { KeptMail } from './outbox.ts'

/** What became of a mail with its receiver, in our words. */
export type Engaged =
  | { readonly kind: 'delivered' | 'opened' | 'bounced' | 'complained' }
  | { readonly kind: 'clicked'; readonly url: string; readonly name: string }

/**
 * Reports what became of a mail on the bus, in the very words of SES:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export async function reportEngagement(kept: KeptMail, engaged: Engaged, bus: Bus, clock: Clock): Promise<void> {
  const now = clock.now()
  const { detailType, detail } = reportOf(engaged, kept, new Date(now).toISOString())
  await bus.put([{ source: 'aws.ses', detailType, detail: { ...detail, mail: mailOf(kept) }, time: now }])
}

/** A receiver's own mail program; privacy proxies and scanners call themselves otherwise. */
const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'

/** What SES calls it: on the bus, and inside the event; and what it tells of it. */
function reportOf(engaged: Engaged, { id, mail }: KeptMail, timestamp: string) {
  const client = { timestamp, userAgent, ipAddress: '127.0.0.1' }
  const receiver = { emailAddress: mail.to }
  const feedback = { timestamp, feedbackId: id }
  switch (engaged.kind) {
    case 'delivered': {
      const delivery = { timestamp, processingTimeMillis: 0, recipients: [mail.to], smtpResponse: '250 OK' }
      return { detailType: 'Email Delivered', detail: { eventType: 'Delivery', delivery } }
    }
    case 'opened':
      return { detailType: 'Email Opened', detail: { eventType: 'Open', open: client } }
    case 'clicked': {
      const click = { ...client, link: engaged.url, ...linkTags(engaged.name) }
      return { detailType: 'Email Clicked', detail: { eventType: 'Click', click } }
    }
    case 'bounced': {
      // The mailbox is gone: other bounces pass, and say nothing for good.
      const bounce = { ...feedback, bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [receiver] }
      return { detailType: 'Email Bounced', detail: { eventType: 'Bounce', bounce } }
    }
    case 'complained': {
      const complaint = { ...feedback, complaintFeedbackType: 'abuse', complainedRecipients: [receiver] }
      return { detailType: 'Email Complaint Received', detail: { eventType: 'Complaint', complaint } }
    }
  }
}

const mailOf = ({ id, sentAt, mail }: KeptMail) => ({
  timestamp: new Date(sentAt).toISOString(),
  messageId: id,
  source: mail.from,
  destination: [mail.to],
  commonHeaders: { from: [mail.from], to: [mail.to], subject: mail.subject },
  tags: Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
})

const linkTags = (name: string) => (name === '' ? {} : { linkTags: { link: [name] } })
