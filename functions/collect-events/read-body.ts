import { gunzipSync } from 'node:zlib'
import type { HttpRequest } from '../../shared/contracts/http.ts'

/** What a request's body holds, or the reason why it holds nothing that can be read. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** A batch of the Segment API: https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api */
export const largestBody = 500 * 1024

/**
 * Reads the body whatever its content type says: the SDKs post JSON as text/plain, and gzip as a form. What inflates
 * past the limit is not inflated.
 */
export function readBody({ headers, body }: HttpRequest): Body {
  if (body.byteLength > largestBody) return unreadable('the body is larger than 500 KB')
  const isZipped = headers['content-encoding'] === 'gzip' || (body[0] === 0x1f && body[1] === 0x8b)
  const bytes = isZipped ? inflate(body) : body
  if (bytes === undefined) return unreadable('the body is no valid gzip, or inflates to more than 500 KB')
  const text = decode(bytes)
  if (text === undefined) return unreadable('the body is not valid UTF-8')
  try {
    return { kind: 'json', value: JSON.parse(wholeCharacters(text)), bytes: bytes.byteLength }
  } catch {
    return unreadable('the body is not JSON')
  }
}

const unreadable = (reason: string): Body => ({ kind: 'unreadable', reason })

function inflate(body: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(body, { maxOutputLength: largestBody })
  } catch {
    return undefined
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const anEscape = /\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|ud[89a-f][0-9a-f]{2}|.)/gis
const halfCharacter = /^\\ud[0-9a-f]{3}$/i

/**
 * Clients that cut a text may cut a character in two. No store keeps half of one, so it becomes the mark for a character
 * that is missing; in JSON it can only stand as an escape.
 */
const wholeCharacters = (json: string): string =>
  /\\ud[89a-f]/i.test(json) ? json.replace(anEscape, (found) => (halfCharacter.test(found) ? '\\ufffd' : found)) : json
