import type { JsonObject } from '../domain/json.ts'

/** What a token may be used for; one for one purpose is worth nothing for another. */
export type TokenPurpose = 'unsubscribe'

/** What of a call its signature stands for; the url says whose key it is made with. */
export type SignedCall = {
  readonly url: string
  readonly id: string
  readonly seconds: number
  readonly body: string
}

/** Makes tokens that only we can make, and fingerprints of addresses that only we can compare. */
export type Signer = {
  /** A token that carries a payload; it fits into a URL. */
  sign(purpose: TokenPurpose, payload: JsonObject): string
  /** The payload of a token, or undefined where it is not ours or not for this purpose. */
  verify(purpose: TokenPurpose, token: string): JsonObject | undefined
  /**
   * The signature of a call to somebody else's server, by which it knows that the call is ours. Each server has a key of
   * its own: with it nobody can sign a call to another.
   * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
   */
  signCall(call: SignedCall): string
  /** The same text for the same address, from which nobody else can tell the address. */
  fingerprint(address: string): string
}
