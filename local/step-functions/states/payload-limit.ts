import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { StateFailure } from '../state-failure.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: input and result of a task, state or execution. */
export const MAX_PAYLOAD_BYTES = 256 * 1024

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: all variables of an execution. */
export const MAX_VARIABLES_BYTES = 10 * 1024 * 1024

/** Lets a value pass, or fails the state or task that made it when it is larger than AWS carries. */
export function checkSize(value: Json, owner: string, maxBytes = MAX_PAYLOAD_BYTES): void {
  if (exceeds(value, maxBytes)) throw tooLarge(owner)
}

/** The failure of a state or task whose result is too large. */
export const tooLarge = (owner: string): StateFailure =>
  new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${owner}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  )

/** Whether a value is longer than that as JSON. The exact length is taken only where a generous guess is too large. */
export function exceeds(value: Json, maxBytes: number): boolean {
  return guessBytes(value) > maxBytes && Buffer.byteLength(JSON.stringify(value)) > maxBytes
}

// A character is at most 6 bytes of JSON, a number at most 25.
function guessBytes(value: Json): number {
  if (typeof value === 'string') return 2 + 6 * value.length
  if (typeof value !== 'object' || value === null) return 25
  let bytes = 2
  if (Array.isArray(value)) {
    for (const item of value) bytes += 1 + guessBytes(item)
    return bytes
  }
  // Measured: `Object.entries` takes ten times as long, and every payload goes through here.
  const fields = value as JsonObject
  for (const name in fields) bytes += 4 + 6 * name.length + guessBytes(fields[name] ?? null)
  return bytes
}
