import type { HttpRequest, HttpResponse } from '../../shared/contracts/http.ts'

/** The headers that the stock SDKs of Segment and RudderStack send; one that is missing here blocks every event. */
const allowedHeaders = new Set(['authorization', 'content-type', 'x-retry-count', 'anonymousid', 'sentat'])

/**
 * Adds what a browser wants to see before it shows a page the answer, errors included: without it the SDK takes an
 * error for a broken network and tries again. Any origin may post; the write key says what it may do.
 */
export function withCors(request: HttpRequest, response: HttpResponse): HttpResponse {
  const origin = request.headers['origin']
  if (origin === undefined) return response
  return {
    ...response,
    headers: {
      ...response.headers,
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    },
  }
}

/** The answer to a preflight. Browsers keep it for two hours at most. */
export const preflight = (request: HttpRequest): HttpResponse => ({
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': requestedHeaders(request).filter(isAllowed).join(', '),
    'access-control-max-age': '7200',
  },
  body: '',
})

const requestedHeaders = (request: HttpRequest): readonly string[] =>
  (request.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase())

const isAllowed = (name: string): boolean => allowedHeaders.has(name) || /^rsa-[a-z-]{1,40}$/.test(name)
