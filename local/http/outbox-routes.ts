import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { reportEngagement } from '../outbox/engage.ts'
import { linksIn, withTracking } from '../outbox/links.ts'
import type { KeptMail } from '../outbox/outbox.ts'
import { reportReply } from '../outbox/reply.ts'
import type { Runtime } from '../runtime.ts'
import { settled } from './settled.ts'

/** The outbox for machines, and what a receiver does there: read, open, click, reply; or their mailbox, which bounces. */
export async function outboxRoute(
  request: HttpRequest,
  runtime: Runtime,
  origin: string,
): Promise<HttpResponse | undefined> {
  if (request.path === '/outbox.json') return list(request, runtime, origin)
  const [, id = '', part = '', place = ''] =
    /^\/outbox\/([0-9a-f-]{36})\/(html|open\.gif|click|reply|bounce|complaint)(?:\/([0-9]{1,4}))?$/.exec(
      request.path,
    ) ?? []
  if (id === '') return undefined
  const kept = runtime.outbox.get(id)
  if (kept === undefined) return jsonResponse(404, { error: 'there is no such mail' })
  if (part === 'html') return html(kept)
  const deed = deeds[part]
  if (deed !== undefined) return posted(request, runtime, () => deed(kept, runtime))
  if (request.method !== 'GET') return jsonResponse(405, { error: 'only GET is something that a receiver does' })
  if (part === 'open.gif') return open(kept, runtime)
  return click(kept, Number(place), runtime)
}

/** How many mails one answer holds where nobody asks for fewer. */
const mostMails = 1000

function list({ query }: HttpRequest, { outbox }: Runtime, origin: string): HttpResponse {
  const limit = Math.min(mostMails, Math.max(1, Number(query['limit'] ?? mostMails) || mostMails))
  const { to, before } = query
  const mails = outbox.list({ limit, ...(to === undefined ? {} : { to }), ...(before === undefined ? {} : { before }) })
  return jsonResponse(
    200,
    mails.map((kept) => entry(kept, origin)),
  )
}

/** A mail as `GET /outbox.json` gives it; people's scripts rest on these names. */
function entry({ id, sentAt, mail }: KeptMail, origin: string) {
  const { journey, step, enrollmentId, reason } = mail.why
  return {
    id,
    to: mail.to,
    channel: 'email',
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: headersOf(mail),
    sentAt: new Date(sentAt).toISOString(),
    journey,
    step,
    enrollmentId,
    reason,
    links: linksIn(mail.html).map(({ name, url }, place) => ({
      name,
      url,
      clickUrl: name === 'unsubscribe' ? url : `${origin}/outbox/${id}/click/${place}`,
    })),
  }
}

const headersOf = (mail: KeptMail['mail']): Readonly<Record<string, string>> => ({
  From: mail.from,
  To: mail.to,
  ...(mail.replyTo === undefined ? {} : { 'Reply-To': mail.replyTo }),
  Subject: mail.subject,
  ...Object.fromEntries(mail.headers.map(({ name, value }) => [name, value])),
})

/** The mail as its reader sees it: no script, nothing from the network, links open outside. */
const html = ({ id, mail }: KeptMail): HttpResponse => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  },
  body: withTracking(mail.html, id).replace('<head>', '<head><base target="_blank">'),
})

async function open(kept: KeptMail, { bus, clock }: Runtime): Promise<HttpResponse> {
  await reportEngagement(kept, { kind: 'opened' }, bus, clock)
  return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' }
}

/** What somebody says by a button that became of a mail, which no link and no picture in it can tell. */
const deeds: Readonly<Record<string, (kept: KeptMail, runtime: Runtime) => Promise<void>>> = {
  reply: (kept, { bus, clock }) => reportReply(kept, bus, clock),
  bounce: (kept, { bus, clock }) => reportEngagement(kept, { kind: 'bounced' }, bus, clock),
  complaint: (kept, { bus, clock }) => reportEngagement(kept, { kind: 'complained' }, bus, clock),
}

async function posted({ method }: HttpRequest, runtime: Runtime, deed: () => Promise<void>): Promise<HttpResponse> {
  if (method !== 'POST') return jsonResponse(405, { error: 'POST says that it has happened' })
  await deed()
  await settled(runtime)
  return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' }
}

async function click(kept: KeptMail, place: number, runtime: Runtime): Promise<HttpResponse> {
  const link = linksIn(kept.mail.html)[place]
  if (link === undefined || !/^https?:/.test(link.url)) return jsonResponse(404, { error: 'there is no such link' })
  if (link.name !== 'unsubscribe') {
    await reportEngagement(kept, { kind: 'clicked', ...link }, runtime.bus, runtime.clock)
    await settled(runtime)
  }
  return { status: 302, headers: { location: link.url, 'cache-control': 'no-store' }, body: '' }
}
