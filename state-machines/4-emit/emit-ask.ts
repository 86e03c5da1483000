import type { AskTask } from '../../shared/contracts/tasks/observe-contact-task.ts'
import type { AskNode } from '../graph.ts'
import type { Emitted, State } from './asl.ts'
import { type Around, callFunction, idsOf } from './emit-task.ts'

/** A look at the contact is one call; its answers are what the next state sees. */
export function emitAsk(node: AskNode, name: string, around: Around): Readonly<Record<string, State>> {
  const task: Emitted<AskTask> = { ...idsOf(around), asks: node.questions.map(({ id }) => id) }
  return {
    [name]: callFunction('observe-contact', task, node.next, around),
  }
}
