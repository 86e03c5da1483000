import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import type { Execution, ExecutionStatus } from '../execution.ts'
import { payload, previousOf } from '../history.ts'
import type { Failure, StateFailure } from '../state-failure.ts'
import type { Turn } from './turn.ts'

/** Ends an execution well. */
export function succeed(turn: Turn, output: Json): Execution {
  turn.log.add('ExecutionSucceeded', () => ({ executionSucceededEventDetails: payload('output', output) }))
  return { ...end(turn, 'SUCCEEDED'), output }
}

/** Ends an execution by a failure that nothing caught. */
export function fail(turn: Turn, failure: Failure): Execution {
  turn.log.add('ExecutionFailed', () => ({ executionFailedEventDetails: describeFailure(failure) }))
  return { ...end(turn, 'FAILED'), ...describeFailure(failure) }
}

/** Ends an execution whose machine ran out of time. AWS keeps error and cause absent, and chains the event to nothing. */
export function timeOut(turn: Turn): Execution {
  turn.log.add('ExecutionTimedOut', () => ({ executionTimedOutEventDetails: { error: 'States.Timeout' } }), 0)
  return end(turn, 'TIMED_OUT')
}

/** Ends an execution from outside. */
export function abort(turn: Turn, failure: Failure): Execution {
  turn.log.add('ExecutionAborted', () => ({ executionAbortedEventDetails: describeFailure(failure) }), 0)
  return { ...end(turn, 'ABORTED'), ...describeFailure(failure) }
}

/** Error and cause, each only where it is known, as AWS leaves the keys out. */
export const describeFailure = ({ error, cause }: Failure): { readonly error?: string; readonly cause?: string } => ({
  ...(error === undefined ? {} : { error }),
  ...(cause === undefined ? {} : { cause }),
})

/** Writes a state's own failure into the history, where it was an evaluation, and says it in AWS's words. */
export function noteFailure(turn: Turn, failure: StateFailure): Failure {
  const { error, message, location } = failure
  if (location === undefined) return { error, cause: message }
  const cause = inState(turn, message)
  const details: JsonObject = { state: turn.execution.state, error, cause, location }
  turn.log.add('EvaluationFailed', () => ({ evaluationFailedEventDetails: details }), evaluationFollows(turn))
  return { error, cause }
}

/** A cause as AWS begins it: by the state, and the number of the event that entered it. */
export const inState = ({ execution }: Turn, message: string): string =>
  `An error occurred while executing the state '${execution.state}' (entered at the event id #${execution.enteredEventId}). ${message}`

/** Recorded: in a Pass or a Task that did nothing yet, the failed evaluation follows the event before the state's entry. */
function evaluationFollows({ machine, execution, log }: Turn): number {
  const kind = machine.states.get(execution.state)?.kind
  const isUntouched = log.lastEventId === execution.enteredEventId && (kind === 'Pass' || kind === 'Task')
  return previousOf(isUntouched ? log.lastEventId : log.lastEventId + 1)
}

const end = ({ execution, tools }: Turn, status: ExecutionStatus): Execution => ({
  ...execution,
  status,
  endedAt: tools.now,
  parked: { kind: 'nothing' },
})
