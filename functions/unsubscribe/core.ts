import type { HttpRequest, HttpResponse } from '../../shared/contracts/http.ts'
import type { EngagementRecord } from '../../shared/contracts/intake-record.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findSend } from '../../shared/store/entities/sends.ts'
import { suppress } from '../../shared/store/entities/suppressions.ts'
import { askPage, donePage, invalidPage, pageLanguage } from './pages.ts'

/** What leaving needs: one table, and a key. Journeys, content and rendering may all be down. */
export type UnsubscribeDeps = {
  readonly store: Store
  readonly queue: Queue
  readonly signer: Signer
  readonly clock: Clock
}

/**
 * Lets a person leave. GET shows a page that asks and changes nothing, because scanners follow every link of a mail.
 * POST acts at once, without login, cookie or redirect, and twice is once (RFC 8058, https://www.rfc-editor.org/rfc/rfc8058).
 */
export async function unsubscribe(request: HttpRequest, deps: UnsubscribeDeps): Promise<HttpResponse> {
  const language = pageLanguage(request.headers['accept-language'])
  const token = /^\/unsubscribe\/([A-Za-z0-9._-]{1,1024})$/.exec(request.path)?.[1]
  const claim = token === undefined ? undefined : readToken(token, deps.signer)
  if (claim === undefined) return invalidPage(language)
  if (request.method !== 'POST') return askPage(language)
  const isAll = wantsAll(request)
  const at = deps.clock.now()
  const topics: Left['topics'] = isAll ? 'all' : [claim.topic]
  const result = await suppress(deps.store, claim.fingerprint, { reason: 'unsubscribed', topics, at })
  if (result === 'suppressed') await tellJourneys(claim, { at, topics }, deps)
  return donePage(language, isAll)
}

/** What a link to leave by carries: whose address (as a fingerprint), from which topic, and in which message it stood. */
type Claim = { readonly fingerprint: string; readonly topic: string; readonly sendId: string }

function readToken(token: string, signer: Signer): Claim | undefined {
  const payload = signer.verify('unsubscribe', token)
  const [fingerprint, topic, sendId] = [payload?.['a'], payload?.['t'], payload?.['s']]
  if (typeof fingerprint !== 'string' || typeof topic !== 'string' || typeof sendId !== 'string') return undefined
  return { fingerprint, topic, sendId }
}

/** A mail program posts `List-Unsubscribe=One-Click`; our page can also ask to leave everything. */
const wantsAll = ({ body }: HttpRequest): boolean =>
  body.byteLength < 4096 && new URLSearchParams(Buffer.from(body).toString('utf8')).get('scope') === 'all'

/** What somebody has left, and when. */
type Left = { readonly at: number; readonly topics: NonNullable<EngagementRecord['topics']> }

/** The opt-out holds already; that it becomes part of the contact's story may fail and must not undo the answer. */
async function tellJourneys({ sendId }: Claim, { at, topics }: Left, deps: UnsubscribeDeps): Promise<void> {
  try {
    const send = await findSend(deps.store, sendId)
    if (send === undefined) return
    const { contactId, enrollmentId, journey, step, message } = send
    const ids = { contactId, enrollmentId, journey, step, message, sendId }
    const record: EngagementRecord = {
      kind: 'engagement',
      messageId: `unsubscribed-${sendId}-${at}`,
      occurredAt: at,
      receivedAt: at,
      ...ids,
      engagement: 'unsubscribed',
      isMachine: false,
      topics,
    }
    await deps.queue.send('intake', [{ body: record, group: contactId, id: record.messageId }])
  } catch {
    // The next send is suppressed all the same; only the entry in the timeline is missing.
  }
}
