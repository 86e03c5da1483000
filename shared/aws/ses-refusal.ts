import type { MailOutcome } from '../ports/mailer.ts'

/**
 * What a failed call to SES says of the mail. Only what surely was not sent may be tried again or given up; everything
 * that is not in these lists may have been sent. The reason is a name: SES quotes addresses in what it explains.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function outcomeOfFailure(error: unknown): MailOutcome {
  if (!(error instanceof Error)) return { kind: 'ambiguous', reason: 'unknown' }
  if (refusedForGood.has(error.name)) return { kind: 'refused-for-good', reason: error.name }
  if (refusedForNow.has(error.name)) return { kind: 'refused-for-now', reason: error.name }
  const code = codeOf(error)
  if (neverReached.has(code)) return { kind: 'refused-for-now', reason: code }
  if (isConnectTimeout(error)) return { kind: 'refused-for-now', reason: 'ConnectTimeout' }
  return { kind: 'ambiguous', reason: code === '' ? error.name : code }
}

/** It is the mail, or its sender: the next try would end the same. */
const refusedForGood = new Set(['BadRequestException', 'MailFromDomainNotVerifiedException', 'MessageRejected'])

/** It is the rate, the quota, the account or our own rights: SES has refused before it took anything. */
const refusedForNow = new Set([
  'AccessDeniedException',
  'AccountSuspendedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'LimitExceededException',
  'NotFoundException',
  'SendingPausedException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'UnrecognizedClientException',
])

/** No connection, so nothing was written. A connection that broke later is not among them. */
const neverReached = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

// The client names every time-out alike; only its words tell one before the connection from one after it.
const isConnectTimeout = (error: Error): boolean =>
  error.name === 'TimeoutError' && error.message.includes('did not establish a connection')
