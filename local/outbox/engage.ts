import type { Bus } from '../../shared/ports/bus.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { KeptMail } from './outbox.ts'

/** What a receiver did with a mail, told in the very words in which SES reports it. */
export type Engaged =
  | { readonly kind: 'opened' }
  | { readonly kind: 'clicked'; readonly url: string; readonly name: string }

/** A receiver's own mail program; privacy proxies and scanners call themselves otherwise. */
const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'

/** Reports an opening or a click on the bus, as SES would: https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html */
export async function reportEngagement(kept: KeptMail, engaged: Engaged, bus: Bus, clock: Clock): Promise<void> {
  const now = clock.now()
  const timestamp = new Date(now).toISOString()
  const { mail } = kept
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))
  const common = {
    mail: {
      timestamp: new Date(kept.sentAt).toISOString(),
      messageId: kept.id,
      source: mail.from,
      destination: [mail.to],
      tags,
    },
  }
  const client = { timestamp, userAgent, ipAddress: '127.0.0.1' }
  const report =
    engaged.kind === 'opened'
      ? { detailType: 'Email Opened', detail: { eventType: 'Open', ...common, open: client } }
      : {
          detailType: 'Email Clicked',
          detail: { eventType: 'Click', ...common, click: { ...client, link: engaged.url, ...linkTags(engaged.name) } },
        }
  await bus.put([{ source: 'aws.ses', ...report, time: now }])
}

const linkTags = (name: string) => (name === '' ? {} : { linkTags: { link: [name] } })
