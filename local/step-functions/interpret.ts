import type { Json } from '../../shared/domain/json.ts'
import type { Execution } from './execution.ts'
import { type HistoryEvent, HistoryFull, HistoryLog, payload } from './history.ts'
import type { Machine } from './machine.ts'
import { obey, runTimer } from './obey.ts'
import type { Signal } from './signal.ts'
import { fail } from './states/end-execution.ts'
import { enterState } from './states/enter-and-leave.ts'
import { exceeds, MAX_PAYLOAD_BYTES } from './states/payload-limit.ts'
import type { Outcome, TaskRequest, Tools, Turn } from './states/turn.ts'

/** One transition, done: keep `execution` (and `request`, in the same write), then act. */
export type Transition = {
  readonly execution: Execution
  readonly events: readonly HistoryEvent[]
  readonly standing: 'ready' | 'parked' | 'ended'
  /** False when the signal changed nothing or came too late: the execution had ended, or a timer was due before it. */
  readonly isTaken: boolean
  readonly request?: TaskRequest
}

/** The input of an execution is larger than AWS lets one begin with. */
export class InputTooLarge extends Error {
  override readonly name = 'InputTooLarge'
}

/** Starts an execution: it has entered its first state, and goes on with `continue`. */
export function begin(
  machine: Machine,
  start: { readonly name: string; readonly input: Json },
  tools: Tools,
): Transition {
  const { name, input } = start
  if (exceeds(input, MAX_PAYLOAD_BYTES)) throw new InputTooLarge(`The input of ${name} is larger than 256 KiB.`)
  const log = new HistoryLog(0, tools.keepsHistory === false ? undefined : tools.now)
  log.add('ExecutionStarted', () => ({
    executionStartedEventDetails: { ...payload('input', input), roleArn: 'arn:aws:iam::000000000000:role/local' },
  }))
  const execution: Execution = {
    name,
    input,
    startedAt: tools.now,
    ...(machine.timeoutSeconds === undefined ? {} : { expiresAt: tools.now + 1000 * machine.timeoutSeconds }),
    status: 'RUNNING',
    state: machine.startAt,
    stateInput: input,
    enteredAt: tools.now,
    enteredEventId: 0,
    lastEventId: 0,
    variables: {},
    retries: [],
    parked: { kind: 'nothing' },
  }
  const turn = { machine, execution, tools, log }
  return transition(turn, { execution: enterState(turn, execution, machine.startAt, input) }, true)
}

/** Moves an execution on by one transition at most, so that a host can keep it in between. */
export async function resume(
  machine: Machine,
  execution: Execution,
  signal: Signal,
  tools: Tools,
): Promise<Transition> {
  const log = new HistoryLog(execution.lastEventId, tools.keepsHistory === false ? undefined : tools.now)
  const turn = { machine, execution, tools, log }
  const isAnswer = signal.kind !== 'time' && signal.kind !== 'continue'
  try {
    const overdue = signal.kind === 'abort' ? undefined : runTimer(turn)
    if (overdue !== undefined) return transition(turn, await overdue, !isAnswer)
    const taken = obey(turn, signal)
    return transition(turn, taken === undefined ? { execution } : await taken, taken !== undefined)
  } catch (full) {
    if (!(full instanceof HistoryFull)) throw full
    const failed = fail(turn, { error: 'States.Runtime', cause: full.message })
    return transition(turn, { execution: failed }, true)
  }
}

function transition({ log }: Turn, { execution, request }: Outcome, isTaken: boolean): Transition {
  const numbered = { ...execution, lastEventId: log.lastEventId }
  const step = { execution: numbered, events: log.events, standing: standingOf(numbered), isTaken }
  return request === undefined ? step : { ...step, request }
}

function standingOf({ status, parked }: Execution): Transition['standing'] {
  if (status !== 'RUNNING') return 'ended'
  return parked.kind === 'nothing' ? 'ready' : 'parked'
}
