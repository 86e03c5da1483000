import type { Json } from '../../shared/domain/json.ts'
import { type Execution, type ExecutionStatus, wakesAt } from './execution.ts'
import type { HistoryEvent } from './history.ts'
import { begin, resume, type Transition } from './interpret.ts'
import { loadMachine, type Machine } from './machine.ts'
import type { Signal } from './signal.ts'
import type { TaskRequest, Tools } from './states/turn.ts'

/**
 * What one attempt of a task does, in the order of the attempts. `output` is what the state sees as `$states.result`:
 * of `lambda:invoke` the whole answer with its `Payload`, of a token task the output that came with the token.
 */
export type ScriptedAnswer =
  | { readonly output: Json }
  | { readonly error?: string; readonly cause?: string }
  /** It does not answer, and ends by its time-out. */
  | { readonly never: true }

/** How a scripted execution ended; keys are absent where AWS leaves them out. */
export type ScriptedRun = {
  readonly status: ExecutionStatus
  readonly output?: Json
  readonly error?: string
  readonly cause?: string
  readonly events: readonly HistoryEvent[]
}

/** The script does not fit the execution: it has too few answers, or leaves a task unanswered for ever. */
export class ScriptMismatch extends Error {
  override readonly name = 'ScriptMismatch'
}

const START = Date.UTC(2026, 0, 1)

/** Runs a state machine to its end on a virtual clock, its tasks answered from a script. */
export async function runScripted(
  definition: unknown,
  input: Json,
  answers: readonly ScriptedAnswer[],
  startedAt = START,
): Promise<ScriptedRun> {
  const stage: Stage = { machine: loadMachine(definition), answers, given: 0, now: startedAt, ids: 0 }
  let step = begin(stage.machine, { name: 'scripted', input }, toolsOf(stage))
  const events = [...step.events]
  while (step.standing !== 'ended') {
    step = await play(stage, step)
    events.push(...step.events)
  }
  return { ...endOf(step.execution), events }
}

type Stage = {
  readonly machine: Machine
  readonly answers: readonly ScriptedAnswer[]
  given: number
  now: number
  ids: number
}

/** Chance and ids are the same in every run, so that two runs of one script can be compared. */
const toolsOf = (stage: Stage): Tools => ({
  now: stage.now,
  random: () => 0.5,
  uuid() {
    stage.ids += 1
    return `00000000-0000-4000-8000-${String(stage.ids).padStart(12, '0')}`
  },
})

function play(stage: Stage, { standing, execution, request }: Transition): Promise<Transition> {
  if (standing === 'ready') return tell(stage, execution, { kind: 'continue' })
  return request === undefined ? passTime(stage, execution) : perform(stage, execution, request)
}

const tell = (stage: Stage, execution: Execution, signal: Signal): Promise<Transition> =>
  resume(stage.machine, execution, signal, toolsOf(stage))

function passTime(stage: Stage, execution: Execution): Promise<Transition> {
  const due = wakesAt(execution)
  if (due === undefined) {
    throw new ScriptMismatch(`The task "${execution.state}" is never answered, and nothing in the machine times out.`)
  }
  stage.now = Math.max(stage.now, due)
  return tell(stage, execution, { kind: 'time' })
}

async function perform(stage: Stage, execution: Execution, request: TaskRequest): Promise<Transition> {
  const { task, token } = request
  const answer = nextAnswer(stage, execution)
  if (token === undefined) return answerTask(stage, execution, { task, answer })
  const submitted = await tell(stage, execution, { kind: 'task-submitted', task, output: {} })
  const answered = await answerTask(stage, submitted.execution, { task, answer })
  return { ...answered, events: [...submitted.events, ...answered.events] }
}

function nextAnswer(stage: Stage, { state }: Execution): ScriptedAnswer {
  const answer = stage.answers[stage.given]
  if (answer === undefined) {
    throw new ScriptMismatch(
      `The task "${state}" asks for answer ${stage.given + 1}, but the script has ${stage.given}.`,
    )
  }
  stage.given += 1
  return answer
}

type Answered = { readonly task: string; readonly answer: ScriptedAnswer }

function answerTask(stage: Stage, execution: Execution, { task, answer }: Answered): Promise<Transition> {
  if ('never' in answer) return passTime(stage, execution)
  if ('output' in answer) return tell(stage, execution, { kind: 'task-succeeded', task, output: answer.output })
  return tell(stage, execution, { kind: 'task-failed', task, ...answer })
}

const endOf = ({ status, output, error, cause }: Execution): Omit<ScriptedRun, 'events'> => ({
  status,
  ...(output === undefined ? {} : { output }),
  ...(error === undefined ? {} : { error }),
  ...(cause === undefined ? {} : { cause }),
})
