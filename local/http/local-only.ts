import type { HttpRequest } from '../../shared/contracts/http.ts'

/**
 * Whether a request for the pages of this machine may be answered. They show what contacts got, so a page elsewhere must
 * not read them through a name that points here, nor change the clock behind its visitor's back.
 */
export function isFromHere({ headers, method }: HttpRequest, ownHosts: ReadonlySet<string>): boolean {
  const host = hostIn(headers['host'] ?? '')
  if (!loopback.has(host) && !ownHosts.has(host)) return false
  const origin = headers['origin']
  if (origin === undefined || method === 'GET') return true
  return URL.canParse(origin) && new URL(origin).host === headers['host']
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

const hostIn = (host: string): string => host.replace(/:[0-9]+$/, '').toLowerCase()
