import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { JsonObject } from '../domain/json.ts'
import { isJsonObject } from '../domain/json.ts'
import type { Signer, TokenPurpose } from '../ports/signer.ts'

/** Signs with one secret key; every purpose has a key of its own that is derived from it. */
export function hmacSigner(secret: string): Signer {
  // Made once: a key that is handed over as bytes is prepared anew for every signature, which takes longer than signing.
  const keyFor = (purpose: string): KeyObject => createSecretKey(derived(secret, purpose))
  const keys = { unsubscribe: keyFor('unsubscribe') } satisfies Record<TokenPurpose, KeyObject>
  const addressKey = keyFor('address')
  const mac = (purpose: TokenPurpose, body: string): Buffer => createHmac('sha256', keys[purpose]).update(body).digest()
  return {
    sign: (purpose, payload) => {
      const body = `v1.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
      return `${body}.${mac(purpose, body).toString('base64url')}`
    },
    verify: (purpose, token) => {
      const end = token.lastIndexOf('.')
      if (end < 0 || token.length > 1024) return undefined
      const given = Buffer.from(token.slice(end + 1), 'base64url')
      const right = mac(purpose, token.slice(0, end))
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      return token.slice(end + 1) === right.toString('base64url') ? payloadOf(token.slice(0, end)) : undefined
    },
    signCall: ({ url, id, seconds, body }) =>
      `v1,${createHmac('sha256', callKey(secret, url)).update(`${id}.${seconds}.${body}`).digest('base64')}`,
    fingerprint: (address) => createHmac('sha256', addressKey).update(address).digest('base64url').slice(0, 32),
  }
}

/**
 * What the server at an address must be given to check our signatures, in the form in which libraries for it take a key:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const callKeyOf = (secret: string, url: string): string => `whsec_${callKey(secret, url).toString('base64')}`

/** One server is one scheme, host and port; whatever lies behind them is in the same hands. */
const callKey = (secret: string, url: string): Buffer => derived(secret, `webhook:${new URL(url).origin}`)

const derived = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(`waymark:${purpose}`).digest()

function payloadOf(body: string): JsonObject | undefined {
  const [version, payload] = body.split('.')
  if (version !== 'v1' || payload === undefined) return undefined
  const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  return isJsonObject(value) ? value : undefined
}
