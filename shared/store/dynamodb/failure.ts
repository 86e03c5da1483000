import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/**
 * What a failed request leaves: `not-done` (DynamoDB was busy or out of reach: nothing happened, ask again),
 * `unknown` (the answer was lost: it may have been done), or `final` (asking again would end the same).
 */
export type Failure = 'not-done' | 'unknown' | 'final'

/** What a failed request left behind. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return 'final'
  if (error instanceof TransactionCanceledException) return isPassing(error) ? 'not-done' : 'final'
  if (busy.has(error.name) || unreached.has(codeOf(error))) return 'not-done'
  if (lost.has(error.name) || lost.has(codeOf(error)) || statusOf(error) >= 500) return 'unknown'
  return 'final'
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
const busy = new Set([
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
])
const unreached = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ENOTFOUND'])
const lost = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'TimeoutError', 'TransactionInProgressException'])
const passingReasons = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError', 'TransactionConflict'])

const isPassing = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && passingReasons.has(Code))

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

function statusOf(error: Error): number {
  if (!('$metadata' in error)) return 0
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return 0
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0
}
