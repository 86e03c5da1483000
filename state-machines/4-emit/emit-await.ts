import type { AwaitTask } from '../../shared/contracts/tasks/observe-contact-task.ts'
import type { AwaitNode } from '../graph.ts'
import type { Emitted, State } from './asl.ts'
import { placeholder } from './asl.ts'
import { type Around, catchTo, idsOf, leaveWhenClosed, onwards, retryPassingFaults } from './emit-task.ts'
import { secondsOf, taskToken } from './expressions.ts'

/** A wait for an event holds a token that is answered when the event comes, or at once where it has come. */
export function emitAwait(node: AwaitNode, name: string, around: Around): Readonly<Record<string, State>> {
  const task: Emitted<AwaitTask> = { ...idsOf(around), token: taskToken, awaits: node.step }
  return {
    [name]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: placeholder('observe-contact'), Payload: task },
      TimeoutSeconds: secondsOf(node.within, 1),
      Retry: retryPassingFaults,
      Catch: [leaveWhenClosed, catchTo('States.Timeout', node.unanswered, around)],
      ...onwards(node.answered, around),
    },
  }
}
