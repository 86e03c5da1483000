import { timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from '../../shared/contracts/http.ts'
import type { Secrets } from '../../shared/ports/secrets.ts'

/** The write key of a request: the user name of Basic authorization, else in the body, else in the query. */
export function writeKeyOf({ headers, query }: HttpRequest, body: unknown): string | undefined {
  const authorization = headers['authorization'] ?? ''
  const basic = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization)?.[1]
  if (basic !== undefined) return Buffer.from(basic, 'base64').toString('utf8').split(':')[0]
  const inBody = typeof body === 'object' && body !== null && 'writeKey' in body ? body.writeKey : undefined
  return typeof inBody === 'string' ? inBody : query['writeKey']
}

/**
 * What a write key may do: a server's may say who somebody is, a browser's is public and may only tell what its visitor
 * did. Undefined: it is none of ours.
 */
export async function originOf(
  writeKey: string | undefined,
  secrets: Secrets,
): Promise<'server' | 'browser' | undefined> {
  if (writeKey === undefined || writeKey.length > 256) return undefined
  if (isSame(writeKey, await secrets.read('server-write-key'))) return 'server'
  return isSame(writeKey, await secrets.read('browser-write-key')) ? 'browser' : undefined
}

function isSame(given: string, right: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
