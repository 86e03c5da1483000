import { type Parked, timersOf } from './execution.ts'
import { getState } from './machine.ts'
import type { Signal, TaskSignal } from './signal.ts'
import { abort, describeFailure, timeOut } from './states/end-execution.ts'
import { failingExecution, runState } from './states/run-state.ts'
import { beatTask, failTask, startTask, submitTask, succeedTask, timeOutTask } from './states/run-task.ts'
import { endWait } from './states/run-wait.ts'
import type { Outcome, Turn } from './states/turn.ts'

/** What a transition leads to; nothing when there is none to make. */
type Step = Outcome | Promise<Outcome> | undefined

/** Does what the earliest timer that is due asks for. The time-out of the whole machine goes before one of the same time. */
export function runTimer(turn: Turn): Step {
  const { execution, tools } = turn
  if (execution.status !== 'RUNNING') return undefined
  const parkedUntil = Math.min(...timersOf(execution.parked))
  const { expiresAt = Number.POSITIVE_INFINITY } = execution
  if (Math.min(parkedUntil, expiresAt) > tools.now) return undefined
  return expiresAt <= parkedUntil ? { execution: timeOut(turn) } : wake(turn, execution.parked)
}

/** Does what a signal asks for, if the execution stands where the signal belongs. */
export function obey(turn: Turn, signal: Signal): Step {
  const { status, parked } = turn.execution
  if (status !== 'RUNNING') return undefined
  if (signal.kind === 'abort') return { execution: abort(turn, describeFailure(signal)) }
  if (signal.kind === 'continue') {
    return parked.kind === 'nothing' ? runState(turn, getState(turn.machine, turn.execution.state)) : undefined
  }
  return signal.kind === 'time' ? undefined : answerTask(turn, signal)
}

/** Goes on after a timer of the current state. */
function wake(turn: Turn, parked: Parked): Step {
  const state = getState(turn.machine, turn.execution.state)
  if (parked.kind === 'wait' && state.kind === 'Wait') return failingExecution(turn, () => endWait(turn, state))
  if (parked.kind === 'retry' && state.kind === 'Task') return startTask(turn, state)
  if (parked.kind === 'task' && state.kind === 'Task') return timeOutTask(turn, state, parked)
  return undefined
}

function answerTask(turn: Turn, signal: TaskSignal): Step {
  const { parked } = turn.execution
  const state = getState(turn.machine, turn.execution.state)
  if (parked.kind !== 'task' || parked.task !== signal.task || state.kind !== 'Task') return undefined
  switch (signal.kind) {
    case 'task-submitted':
      return submitTask(turn, state, parked, signal.output)
    case 'task-heartbeat':
      return beatTask(turn, parked)
    case 'task-succeeded':
      return succeedTask(turn, state, signal.output)
    case 'task-failed':
      return failTask(turn, state, describeFailure(signal))
  }
}
