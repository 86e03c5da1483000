import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import type { SesEvent } from '../../shared/contracts/ses-event.ts'
import type { SuppressionReason } from '../../shared/domain/contact/consent.ts'
import { isMachineEngagement } from '../../shared/domain/contact/engagement.ts'
import type { SendRecord } from '../../shared/domain/message/send.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What a report of SES tells. */
export type Told = {
  /** SES has taken the mail. */
  readonly isAccepted: boolean
  readonly engagement?: EngagementRecord['engagement']
  readonly suppress?: SuppressionReason
  readonly link?: string
  readonly isMachine: boolean
  readonly at?: number
}

/** Reads a report, in our words. `eventType` is what SES calls it inside the event; the detail type reads otherwise. */
export async function readEngagement(event: SesEvent, send: SendRecord, content: PublishedContent): Promise<Told> {
  const { eventType, delivery, open, click, bounce } = event.detail
  const base = { isAccepted: true, isMachine: false }
  switch (eventType) {
    case 'Delivery':
      return { ...base, engagement: 'delivered', ...timeOf(delivery?.timestamp ?? event.time) }
    case 'Open':
      return {
        ...base,
        engagement: 'opened',
        isMachine: isMachineEngagement({ kind: 'opened', userAgent: open?.userAgent }),
        ...timeOf(open?.timestamp ?? event.time),
      }
    case 'Click': {
      const link = await linkOf(event, send, content)
      return {
        ...base,
        engagement: 'clicked',
        isMachine: isMachineEngagement({ kind: 'clicked', userAgent: click?.userAgent }),
        ...timeOf(click?.timestamp ?? event.time),
        ...(link === undefined ? {} : { link }),
      }
    }
    case 'Bounce':
      // A transient bounce (a full mailbox, a server that is down) says nothing for good.
      if (bounce?.bounceType !== 'Permanent') return base
      return { ...base, engagement: 'bounced', suppress: 'bounced', ...timeOf(event.time) }
    case 'Complaint':
      return { ...base, engagement: 'complained', suppress: 'complained', ...timeOf(event.time) }
    case 'Reject':
    case 'Rendering Failure':
      return { ...base, isAccepted: false }
    default:
      return base
  }
}

const timeOf = (text: string): { readonly at?: number } => {
  const at = Date.parse(text)
  return Number.isNaN(at) ? {} : { at }
}

/** The name of the link: the tag that we gave it, else the link of the message that leads to the same address. */
async function linkOf(event: SesEvent, send: SendRecord, content: PublishedContent): Promise<string | undefined> {
  const tagged = event.detail.click?.linkTags?.['link']?.[0]
  if (tagged !== undefined && /^[a-z0-9][a-z0-9-]{0,62}$/.test(tagged)) return tagged
  const links = (await content.message(send.message))?.links ?? {}
  return Object.entries(links).find(([, target]) => target === event.detail.click?.link)?.[0]
}
