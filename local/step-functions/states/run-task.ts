import type { Json } from '../../../shared/domain/json.ts'
import type { TaskState } from '../definition/state.ts'
import { render, type Scope, type Template } from '../evaluate.ts'
import type { ParkedTask } from '../execution.ts'
import { type Failure, StateFailure } from '../state-failure.ts'
import { describeFailure, noteFailure } from './end-execution.ts'
import { leaveState } from './enter-and-leave.ts'
import { handleFailure } from './handle-failure.ts'
import { checkSize, exceeds, MAX_PAYLOAD_BYTES, tooLarge } from './payload-limit.ts'
import { renderSeconds } from './read-seconds.ts'
import { logScheduled, logTask } from './task-events.ts'
import { type Outcome, scopeOf, type Turn } from './turn.ts'

/** Hands a task to the host, for the first time or again. */
export const startTask = (turn: Turn, state: TaskState): Promise<Outcome> =>
  catching(turn, state, () => schedule(turn, state))

/** Takes the answer of a task and goes on with it. */
export function succeedTask(turn: Turn, state: TaskState, output: Json): Promise<Outcome> {
  return catching(turn, state, async () => {
    if (exceeds(output, MAX_PAYLOAD_BYTES)) {
      const { error, message } = tooLarge(state.resource.service || state.resource.name)
      return failTask(turn, state, { error, cause: message })
    }
    logTask(turn.log, state.resource, 'Succeeded', { output })
    return { execution: await leaveState(turn, state.exit, scopeOf(turn, { result: output }), output) }
  })
}

/** Takes the failure of a task. */
export async function failTask(turn: Turn, state: TaskState, failure: Failure): Promise<Outcome> {
  logTask(turn.log, state.resource, 'Failed', describeFailure(failure))
  return { execution: await handleFailure(turn, state, failure) }
}

/** Ends a task that did not answer, or did not show life, in time. AWS says `States.Timeout` in both cases, without a cause. */
export async function timeOutTask(turn: Turn, state: TaskState, parked: ParkedTask): Promise<Outcome> {
  const error = 'States.Timeout'
  logTask(turn.log, state.resource, 'TimedOut', { error })
  const { timeoutAt = Number.POSITIVE_INFINITY, heartbeatAt = Number.POSITIVE_INFINITY } = parked
  const failure: Failure = heartbeatAt < timeoutAt ? { error, missedHeartbeat: true } : { error }
  return { execution: await handleFailure(turn, state, failure) }
}

/** Notes that what a token task calls has returned; from now on its heart has to beat. */
export function submitTask(turn: Turn, state: TaskState, parked: ParkedTask, output: Json): Outcome {
  logTask(turn.log, state.resource, 'Submitted', { output })
  return beatTask(turn, parked)
}

/** Notes that a task is alive. */
export function beatTask({ execution, tools }: Turn, parked: ParkedTask): Outcome {
  const { heartbeatSeconds } = parked
  if (heartbeatSeconds === undefined) return { execution }
  return { execution: { ...execution, parked: { ...parked, heartbeatAt: tools.now + 1000 * heartbeatSeconds } } }
}

async function schedule(turn: Turn, state: TaskState): Promise<Outcome> {
  const { execution, tools, log } = turn
  // The event that schedules the attempt numbers it, so that a retry has a token of its own.
  const task = `${execution.name}:${log.lastEventId + 1}`
  const { resource } = state
  const scope = scopeOf(turn, resource.waitsForToken ? { token: task } : {})
  const parameters = state.arguments === undefined ? execution.stateInput : await render(state.arguments, scope)
  const timeoutSeconds = await renderLimit('TimeoutSeconds', state.timeoutSeconds, scope)
  const heartbeatSeconds = await renderLimit('HeartbeatSeconds', state.heartbeatSeconds, scope)
  checkSize(parameters, execution.state)
  logScheduled(log, resource, parameters, { timeoutSeconds, heartbeatSeconds })
  // With a token, Lambda is called and waited for first: the heart has to beat only once the call has returned.
  const beatsAtOnce = !(resource.waitsForToken && resource.service === 'lambda')
  const parked: ParkedTask = {
    kind: 'task',
    task,
    startedAt: tools.now,
    ...(timeoutSeconds === undefined ? {} : { timeoutAt: tools.now + 1000 * timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(heartbeatSeconds === undefined || !beatsAtOnce ? {} : { heartbeatAt: tools.now + 1000 * heartbeatSeconds }),
  }
  const request = { task, resource: resource.name, arguments: parameters }
  return {
    execution: { ...execution, parked },
    request: resource.waitsForToken ? { ...request, token: task } : request,
  }
}

const renderLimit = async (name: string, template: Template | undefined, scope: Scope): Promise<number | undefined> =>
  template === undefined ? undefined : renderSeconds({ name, template, least: 1 }, scope)

/** Runs a part of a task whose own failures may be retried and caught. */
async function catching(turn: Turn, state: TaskState, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (failure) {
    if (!(failure instanceof StateFailure)) throw failure
    return { execution: await handleFailure(turn, state, noteFailure(turn, failure)) }
  }
}
