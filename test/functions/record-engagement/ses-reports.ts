import type { KeptMail } from '../../../local/outbox/outbox.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import type { TestRuntime } from '../../support/test-runtime.ts'

/** What reads mails: a person's own program, privacy proxies, and scanners. */
export const userAgents = {
  person:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  apple: 'Mozilla/5.0',
  google: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  yahoo: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
  scanner: 'Mozilla/5.0 (compatible; BarracudaCentral/1.0; scanner)',
  crawler: 'python-requests/2.32.3',
}

type Report = { readonly detailType: string; readonly detail: JsonObject }

/** Reports as SES writes them, by what they report: the fields of each event type as its documentation lists them. */
export const reports = {
  send: () => ({ detailType: 'Email Sent', detail: { eventType: 'Send', send: {} } }),
  delivery: (at: string) => ({
    detailType: 'Email Delivered',
    detail: {
      eventType: 'Delivery',
      delivery: {
        timestamp: at,
        processingTimeMillis: 641,
        recipients: ['ann@example.com'],
        smtpResponse: '250 2.0.0 OK',
        reportingMTA: 'a8-53.smtp-out.amazonses.com',
      },
    },
  }),
  open: (at: string, userAgent: string) => ({
    detailType: 'Email Opened',
    detail: { eventType: 'Open', open: { timestamp: at, userAgent, ipAddress: '192.0.2.1' } },
  }),
  click: (at: string, userAgent: string, link: string, linkTags: JsonObject | null) => ({
    detailType: 'Email Clicked',
    detail: { eventType: 'Click', click: { timestamp: at, userAgent, ipAddress: '192.0.2.1', link, linkTags } },
  }),
  bounce: (at: string, bounceType: 'Permanent' | 'Transient' | 'Undetermined', bounceSubType: string) => ({
    detailType: 'Email Bounced',
    detail: {
      eventType: 'Bounce',
      bounce: {
        ...{ feedbackId: 'f1', bounceType, bounceSubType, timestamp: at, reportingMTA: 'dsn; mta.example.com' },
        bouncedRecipients: [{ emailAddress: 'ann@example.com', action: 'failed', status: '5.1.1' }],
      },
    },
  }),
  complaint: (at: string) => ({
    detailType: 'Email Complaint Received',
    detail: {
      eventType: 'Complaint',
      complaint: {
        ...{ feedbackId: 'f2', complaintSubType: null, timestamp: at, userAgent: 'feedback', arrivalDate: at },
        ...{ complainedRecipients: [{ emailAddress: 'ann@example.com' }], complaintFeedbackType: 'abuse' },
      },
    },
  }),
  reject: () => ({ detailType: 'Email Rejected', detail: { eventType: 'Reject', reject: { reason: 'Bad content' } } }),
  deliveryDelay: (at: string) => ({
    detailType: 'Email Delivery Delayed',
    detail: {
      eventType: 'DeliveryDelay',
      deliveryDelay: {
        timestamp: at,
        delayType: 'TransientCommunicationFailure',
        expirationTime: at,
        delayedRecipients: [],
      },
    },
  }),
  renderingFailure: () => ({
    detailType: 'Email Rendering Failed',
    detail: { eventType: 'Rendering Failure', failure: { templateName: 't', errorMessage: 'missing attribute' } },
  }),
  subscription: (at: string) => ({
    detailType: 'Email Subscribed',
    detail: {
      eventType: 'Subscription',
      subscription: { contactList: 'c', timestamp: at, source: 'UnsubscribeHeader', newTopicPreferences: {} },
    },
  }),
} satisfies Readonly<Record<string, (...given: never[]) => Report>>

let count = 0

/** Delivers a report of a mail as EventBridge and the engagement queue do, under an id of its own or a given one. */
export async function report(
  { runtime }: TestRuntime,
  { id: messageId, sentAt, mail }: KeptMail,
  { detailType, detail }: Report,
  id = `report-${++count}`,
): Promise<void> {
  const reported = {
    timestamp: new Date(sentAt).toISOString(),
    ...{ source: mail.from, sourceArn: 'arn:aws:ses:eu-west-1:111122223333:identity/example.com' },
    ...{ sendingAccountId: '111122223333', messageId, destination: [mail.to], headersTruncated: false },
    headers: [{ name: 'Subject', value: mail.subject }],
    commonHeaders: { from: [mail.from], to: [mail.to], messageId, subject: mail.subject },
    tags: {
      ...{ 'ses:configuration-set': ['waymark'], 'ses:caller-identity': ['send-message'] },
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  }
  const body = {
    ...{ version: '0', id, 'detail-type': detailType, source: 'aws.ses', account: '111122223333' },
    ...{ time: new Date(runtime.clock.now()).toISOString(), region: 'eu-west-1', resources: [] },
    detail: { ...detail, mail: reported },
  }
  await runtime.queues.send('engagement', [{ body }])
  await runtime.inFlight.idle()
}
