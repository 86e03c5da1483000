import type { AskTask } from '../../shared/contracts/tasks/observe-contact-task.ts'
import type { AskNode } from '../graph.ts'
import type { Emitted, State } from './asl.ts'
import { placeholder } from './asl.ts'
import { type Around, functionTimeout, idsOf, leaveWhenClosed, onwards, retryPassingFaults } from './emit-task.ts'

/** A look at the contact is one call; its answers are what the next state sees. */
export function emitAsk(node: AskNode, name: string, around: Around): Readonly<Record<string, State>> {
  const task: Emitted<AskTask> = { ...idsOf(around), asks: node.questions.map(({ id }) => id) }
  return {
    [name]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: placeholder('observe-contact'), Payload: task },
      Output: '{% $states.result.Payload %}',
      TimeoutSeconds: functionTimeout,
      Retry: retryPassingFaults,
      Catch: [leaveWhenClosed],
      ...onwards(node.next, around),
    },
  }
}
