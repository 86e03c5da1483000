import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { isJsonObject } from '../../shared/domain/json.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Secrets } from '../../shared/ports/secrets.ts'
import { preflight, withCors } from './cors.ts'
import { readBody } from './read-body.ts'
import { type Route, routeOf } from './routes.ts'
import { browserSettings } from './settings.ts'
import { type Accepted, toRecord } from './to-record.ts'
import { originOf, writeKeyOf } from './write-key.ts'

/** What collecting needs. */
export type CollectDeps = { readonly queue: Queue; readonly secrets: Secrets; readonly clock: Clock; readonly ids: Ids }

/**
 * Takes what sites post with the SDKs of Segment and RudderStack. Nothing is answered 200 that is not in the intake
 * queue; a queue that cannot take it throws, and the SDK tries again with the same message ids.
 */
export async function collectEvents(request: HttpRequest, deps: CollectDeps): Promise<HttpResponse> {
  const response = request.method === 'OPTIONS' ? preflight(request) : await answer(request, deps)
  return withCors(request, response)
}

async function answer(request: HttpRequest, deps: CollectDeps): Promise<HttpResponse> {
  const route = routeOf(request.method, request.path)
  if (route === undefined) return refused(404, 'no such address')
  if (route.kind === 'segment-settings' || route.kind === 'rudder-settings') return browserSettings(route, request)
  if (route.kind === 'telemetry') return accepted
  const body = readBody(request)
  if (body.kind === 'unreadable') return refused(400, body.reason)
  const origin = await originOf(writeKeyOf(request, body.value), deps.secrets)
  if (origin === undefined) return refused(401, 'the write key is not known')
  const posted = postedIn(body.value, route)
  if (posted === undefined) return refused(400, 'the body has no `batch`, a list of events')
  const sentAt = isJsonObject(body.value) ? body.value['sentAt'] : undefined
  const envelope = { origin, receivedAt: deps.clock.now(), sentAt, nextId: () => deps.ids.next() }
  const type = route.kind === 'event' ? route.type : undefined
  const results = posted.map((one) => toRecord(one, type, envelope))
  return keep(results, deps.queue)
}

const accepted = jsonResponse(200, { success: true })

const refused = (status: number, reason: string): HttpResponse =>
  jsonResponse(status, { success: false, error: reason })

function postedIn(body: unknown, route: Route): readonly unknown[] | undefined {
  if (route.kind === 'event') return [body]
  return isJsonObject(body) && Array.isArray(body['batch']) ? body['batch'] : undefined
}

/** Keeps the good events and says which were dropped; a request of which nothing was good is an error. */
async function keep(results: readonly Accepted[], queue: Queue): Promise<HttpResponse> {
  const records = results.flatMap((result) => (result.kind === 'accepted' ? [result.record] : []))
  const dropped = results.flatMap((result, index) =>
    result.kind === 'dropped' ? [{ index, reason: result.reason }] : [],
  )
  if (records.length === 0 && dropped[0]) return refused(400, dropped[0].reason)
  await queue.send('intake', records.map(toMessage))
  return dropped.length === 0 ? accepted : jsonResponse(200, { success: true, dropped })
}

/** One person's events stay in order: they share a group. */
const toMessage = (record: IntakeRecord) => ({ body: record, group: groupOf(record), id: record.messageId })

const groupOf = (record: IntakeRecord): string => {
  if (record.kind === 'engagement' || record.kind === 'look') return record.contactId
  if (record.kind === 'alias') return record.userId
  return record.userId ?? record.anonymousId ?? record.messageId
}
