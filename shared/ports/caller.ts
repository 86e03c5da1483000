/** A call to somebody else's server: a POST of JSON. */
export type Call = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Why it is made, for whoever looks at a laptop; it does not go out. */
  readonly why: { readonly journey: string; readonly step: string; readonly enrollmentId: string }
}

/**
 * What became of one try. The body is left out where it is larger than anybody here reads. `unreached` names why there
 * is no answer, and nothing of what was called.
 */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body?: string }
  | { readonly kind: 'unreached'; readonly reason: string }

/** Calls other servers, each time in one try. */
export type Caller = { call(call: Call): Promise<CallOutcome> }
