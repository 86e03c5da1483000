import type { Json } from '../../../shared/domain/json.ts'
import type { Scope } from '../evaluate.ts'
import type { Execution } from '../execution.ts'
import type { Bindings } from '../expressions/bindings.ts'
import { type EvaluationTools, TOOLS } from '../expressions/functions.ts'
import type { HistoryLog } from '../history.ts'
import type { Machine } from '../machine.ts'

/** What a transition may use from outside: time, chance, ids, and whether anybody wants its events. */
export type Tools = EvaluationTools & {
  /** False where nobody reads the history, as in a simulation; events are then numbered, but not made. */
  readonly keepsHistory?: boolean
}

/** One transition under way. */
export type Turn = {
  readonly machine: Machine
  readonly execution: Execution
  readonly tools: Tools
  readonly log: HistoryLog
}

/** A task that the host must perform now. It answers with `task`; `token` is the same text, where the task waits for a token. */
export type TaskRequest = {
  readonly task: string
  readonly resource: string
  readonly arguments: Json
  readonly token?: string
}

/** Where a transition led. */
export type Outcome = { readonly execution: Execution; readonly request?: TaskRequest }

/** What expressions see of `$states` besides input and context. */
type Extras = { readonly result?: Json; readonly errorOutput?: Json; readonly token?: string }

/** What the expressions of the current state see, made when the first of them asks. */
export function scopeOf(turn: Turn, extras: Extras = {}): Scope {
  let bindings: Bindings | undefined
  return () => {
    bindings ??= bind(turn, extras)
    return bindings
  }
}

function bind(turn: Turn, { token, ...extras }: Extras): Bindings {
  const { execution, tools } = turn
  const context = contextOf(turn, token)
  return { ...execution.variables, states: { input: execution.stateInput, context, ...extras }, [TOOLS]: tools }
}

/** The context object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
function contextOf({ machine, execution }: Turn, token: string | undefined): Json {
  const account = 'local:000000000000'
  const isTask = machine.states.get(execution.state)?.kind === 'Task'
  return {
    Execution: {
      Id: `arn:aws:states:${account}:execution:${machine.name}:${execution.name}`,
      Input: execution.input,
      Name: execution.name,
      RoleArn: 'arn:aws:iam::000000000000:role/local',
      get StartTime() {
        return new Date(execution.startedAt).toISOString()
      },
      RedriveCount: 0,
    },
    State: {
      Name: execution.state,
      get EnteredTime() {
        return new Date(execution.enteredAt).toISOString()
      },
      ...(isTask ? { RetryCount: execution.retries.reduce((sum, used) => sum + used, 0) } : {}),
    },
    StateMachine: { Id: `arn:aws:states:${account}:stateMachine:${machine.name}`, Name: machine.name },
    ...(token === undefined ? {} : { Task: { Token: token } }),
  }
}
