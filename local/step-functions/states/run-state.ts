import type { State } from '../definition/state.ts'
import { render, type Scope, type Template } from '../evaluate.ts'
import type { Execution } from '../execution.ts'
import { StateFailure } from '../state-failure.ts'
import { fail, noteFailure } from './end-execution.ts'
import { leaveState } from './enter-and-leave.ts'
import { runChoice } from './run-choice.ts'
import { startTask } from './run-task.ts'
import { startWait } from './run-wait.ts'
import { type Outcome, scopeOf, type Turn } from './turn.ts'
import { unexpectedType } from './unexpected-type.ts'

/** Runs the state that was entered last: to the next state, to the end, or to where it must wait. */
export async function runState(turn: Turn, state: State): Promise<Outcome> {
  const input = turn.execution.stateInput
  switch (state.kind) {
    case 'Task':
      return startTask(turn, state)
    case 'Pass':
    case 'Succeed':
      return failingExecution(turn, () => leaveState(turn, state.exit, scopeOf(turn), input))
    case 'Choice':
      return failingExecution(turn, () => runChoice(turn, state))
    case 'Wait':
      return failingExecution(turn, () => startWait(turn, state))
    case 'Fail':
      return failingExecution(turn, () => runFail(turn, state))
  }
}

/** Runs what cannot be caught: outside of tasks, a failing expression ends the execution. */
export async function failingExecution(turn: Turn, run: () => Promise<Execution>): Promise<Outcome> {
  try {
    return { execution: await run() }
  } catch (failure) {
    if (!(failure instanceof StateFailure)) throw failure
    return { execution: fail(turn, noteFailure(turn, failure)) }
  }
}

async function runFail(turn: Turn, state: Extract<State, { kind: 'Fail' }>): Promise<Execution> {
  const scope = scopeOf(turn)
  const error = state.error === undefined ? undefined : await renderText(state.error, 'Error', scope)
  const cause = state.cause === undefined ? undefined : await renderText(state.cause, 'Cause', scope)
  return fail(turn, { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) })
}

async function renderText(template: Template, name: string, scope: Scope): Promise<string> {
  const value = await render(template, scope)
  if (typeof value === 'string') return value
  throw unexpectedType({ name, template, value }, 'string')
}
