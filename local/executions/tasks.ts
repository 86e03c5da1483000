import type { FunctionName } from '../../functions/catalog.ts'
import { isJsonObject, type Json } from '../../shared/domain/json.ts'
import type { QueueName } from '../../shared/ports/queue.ts'
import type { LocalQueues } from '../queues/local-queues.ts'
import type { TaskSignal } from '../step-functions/signal.ts'
import type { TaskRequest } from '../step-functions/states/turn.ts'

/** The functions that states call, each with the payload that the state gives. */
export type TaskFunctions = Readonly<Partial<Record<FunctionName, (payload: unknown) => Promise<object>>>>

/** What performs the tasks of state machines. */
export type Tasks = {
  /** Whether a task is done by putting a message on a queue: then it is done in the write that keeps the transition. */
  isQueued(request: TaskRequest): boolean
  enqueue(request: TaskRequest): void
  /** Calls the function of a task; what it throws is news for the state machine, by its name. */
  perform(request: TaskRequest): Promise<TaskSignal>
}

/** A state machine asks for something that this machine does not have. */
export class UnknownTask extends Error {
  override readonly name = 'UnknownTask'
}

/** Performs tasks in this process. */
export function localTasks(queues: Pick<LocalQueues, 'add'>, functions: TaskFunctions): Tasks {
  return {
    isQueued: ({ resource }) => resource.startsWith('arn:aws:states:::sqs:sendMessage'),
    enqueue(request) {
      const { QueueUrl, MessageBody } = argumentsOf(request)
      if (!isJsonObject(MessageBody)) throw new UnknownTask('a message of a state machine is a JSON object')
      queues.add(placeholderIn(QueueUrl) as QueueName, [{ body: MessageBody }])
    },
    async perform(request) {
      const { FunctionName: name, Payload } = argumentsOf(request)
      const call = functions[placeholderIn(name) as FunctionName]
      if (call === undefined) throw new UnknownTask(`no function is called ${String(name)}`)
      try {
        const output = (await call(Payload)) as Json
        const kind = request.token === undefined ? 'task-succeeded' : 'task-submitted'
        return { kind, task: request.task, output: { Payload: output, StatusCode: 200 } }
      } catch (fault) {
        return { kind: 'task-failed', task: request.task, ...describe(fault) }
      }
    },
  }
}

const argumentsOf = ({ arguments: given }: TaskRequest) => (isJsonObject(given) ? given : {})

/** Definitions name functions and queues by placeholders, which a deployment replaces by its own names. */
const placeholderIn = (text: unknown): string => /^\$\{(.+)\}$/.exec(String(text))?.[1] ?? ''

/** Lambda reports a thrown error by the name of its class: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
const describe = (fault: unknown): { readonly error: string; readonly cause: string } =>
  fault instanceof Error
    ? { error: fault.name, cause: JSON.stringify({ errorType: fault.name, errorMessage: fault.message }) }
    : { error: 'Error', cause: JSON.stringify({ errorType: 'Error', errorMessage: String(fault) }) }
