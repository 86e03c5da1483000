import type { Json } from '../../../shared/domain/json.ts'
import type { Retrier, TaskState } from '../definition/state.ts'
import type { Execution } from '../execution.ts'
import { type Failure, StateFailure } from '../state-failure.ts'
import { fail, noteFailure } from './end-execution.ts'
import { leaveState } from './enter-and-leave.ts'
import { scopeOf, type Turn } from './turn.ts'

/** Tries a failed task again, leaves it by its Catch, or fails the execution, in this order. */
export async function handleFailure(turn: Turn, state: TaskState, failure: Failure): Promise<Execution> {
  const { retries } = turn.execution
  const way = state.retriers.findIndex((retrier) => matches(retrier.errors, failure))
  const retrier = state.retriers[way]
  const used = retries[way] ?? 0
  if (retrier !== undefined && used < retrier.maxAttempts) {
    const counted = state.retriers.map((_, index) => (retries[index] ?? 0) + (index === way ? 1 : 0))
    const until = turn.tools.now + delayMs(retrier, used, turn.tools.random)
    return { ...turn.execution, retries: counted, parked: { kind: 'retry', until } }
  }
  const catcher = state.catchers.find(({ errors }) => matches(errors, failure))
  if (catcher === undefined) return fail(turn, failure)
  const errorOutput: Json = {
    ...(failure.error === undefined ? {} : { Error: failure.error }),
    ...(failure.cause === undefined ? {} : { Cause: failure.cause }),
  }
  try {
    return await leaveState(turn, catcher.exit, scopeOf(turn, { errorOutput }), errorOutput)
  } catch (fault) {
    if (!(fault instanceof StateFailure)) throw fault
    return fail(turn, noteFailure(turn, fault))
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation */
function matches(errors: readonly string[], { error, missedHeartbeat }: Failure): boolean {
  if (error === 'States.Runtime') return false
  return errors.some((name) => {
    if (name === error) return true
    if (name === 'States.ALL') return error !== 'States.DataLimitExceeded'
    if (name === 'States.TaskFailed') return error !== 'States.Timeout'
    return name === 'States.HeartbeatTimeout' && missedHeartbeat === true
  })
}

// The longest interval that AWS takes.
const MAX_DELAY_SECONDS = 99_999_999

function delayMs(retrier: Retrier, used: number, random: () => number): number {
  const seconds = Math.min(
    retrier.intervalSeconds * retrier.backoffRate ** used,
    retrier.maxDelaySeconds,
    MAX_DELAY_SECONDS,
  )
  return Math.round(1000 * seconds * (retrier.hasJitter ? random() : 1))
}
