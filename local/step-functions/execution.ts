import type { Json, JsonObject } from '../../shared/domain/json.ts'

/** How an execution stands, in AWS's words. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** What a running execution waits for; `nothing` when it can go on at once. Times are in milliseconds. */
export type Parked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'retry'; readonly until: number }
  | ParkedTask

/** A task that was handed to the host and has not ended. */
export type ParkedTask = {
  readonly kind: 'task'
  /** The attempt: `<execution name>:<event id>`. Where the task waits for a token, this is the token. */
  readonly task: string
  readonly startedAt: number
  readonly timeoutAt?: number
  readonly heartbeatSeconds?: number
  readonly heartbeatAt?: number
}

/**
 * One execution between two transitions: all that is needed to go on, as plain JSON, so that a host can keep it and
 * lose nothing when it dies. Times are in milliseconds.
 */
export type Execution = {
  readonly name: string
  readonly input: Json
  readonly startedAt: number
  /** When the time-out of the whole machine falls due. */
  readonly expiresAt?: number
  readonly status: ExecutionStatus
  readonly endedAt?: number
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
  /** The state that it stands in, and what that state was entered with. */
  readonly state: string
  readonly stateInput: Json
  readonly enteredAt: number
  /** The history's number of that entry, which causes quote: "entered at the event id #2". */
  readonly enteredEventId: number
  readonly lastEventId: number
  readonly variables: JsonObject
  /** How often each way to retry was used in this state, in the order of its Retry. */
  readonly retries: readonly number[]
  readonly parked: Parked
}

/** When a host must resume an execution with `time`, if nothing else happens before. */
export function wakesAt(execution: Execution): number | undefined {
  if (execution.status !== 'RUNNING') return undefined
  const earliest = Math.min(execution.expiresAt ?? Number.POSITIVE_INFINITY, ...timersOf(execution.parked))
  return Number.isFinite(earliest) ? earliest : undefined
}

/** The name of the execution that a task or a token belongs to; nothing when the text is no token of ours. */
export const executionOf = (task: string): string | undefined => /^(.+):\d+$/s.exec(task)?.[1]

/** The times at which what an execution waits for is over. */
export function timersOf(parked: Parked): readonly number[] {
  switch (parked.kind) {
    case 'nothing':
      return []
    case 'wait':
    case 'retry':
      return [parked.until]
    case 'task':
      return [parked.timeoutAt, parked.heartbeatAt].filter((time) => time !== undefined)
  }
}
