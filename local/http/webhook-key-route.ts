import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import type { Runtime } from '../runtime.ts'

/** The key that a server must be given which the webhooks of this machine call. */
export function webhookKeyRoute({ path, query }: HttpRequest, { callKey }: Runtime): HttpResponse | undefined {
  if (path !== '/_local/webhook-key') return undefined
  const url = query['url'] ?? ''
  if (!URL.canParse(url)) return jsonResponse(400, { error: 'write the address that is called behind ?url=' })
  return jsonResponse(200, { key: callKey(url) })
}
