import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { parseDuration } from '../../shared/domain/time/duration.ts'
import { addDuration, zonePeriods } from '../../shared/domain/time/local-time.ts'
import type { Runtime } from '../runtime.ts'

/** `GET /clock` tells the time; `POST /clock` with `{ "advance": "2d" }` answers when everything due by then has happened. */
export async function clockRoute(request: HttpRequest, runtime: Runtime): Promise<HttpResponse | undefined> {
  if (request.path !== '/clock') return undefined
  if (request.method === 'GET') return told(runtime)
  if (request.method !== 'POST') return jsonResponse(405, { error: 'GET tells the time, POST puts it forward' })
  const target = await targetOf(request, runtime)
  if (target === undefined) return refused('a time is written like 30s, 15m, 24h, 2d, 1w, or a sum of these')
  if (target - runtime.clock.now() > longest) return refused('time moves 366 days at once, at the most')
  await runtime.advanceTo(target)
  return told(runtime)
}

const refused = (error: string): HttpResponse => jsonResponse(400, { error })

const told = ({ clock }: Runtime): HttpResponse => jsonResponse(200, { now: new Date(clock.now()).toISOString() })

const longest = 366 * 86_400_000

/** The time to go to: days are days of the workspace's calendar, so that nine o'clock stays nine o'clock. */
async function targetOf({ body }: HttpRequest, { clock, content }: Runtime): Promise<number | undefined> {
  const text = advanceIn(body)
  const duration = text === undefined ? undefined : parseDuration(text.replace(/^\+/, ''))
  if (duration === undefined) return undefined
  const { timeZone } = await content.content.settings()
  const now = clock.now()
  return addDuration(zonePeriods(timeZone, now), now, duration)
}

function advanceIn(body: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    const advance = typeof value === 'object' && value !== null && 'advance' in value ? value.advance : undefined
    return typeof advance === 'string' ? advance : undefined
  } catch {
    return undefined
  }
}
