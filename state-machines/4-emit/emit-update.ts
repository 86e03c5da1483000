import type { UpdateContactTask } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { UpdateNode } from '../graph.ts'
import type { Emitted, State } from './asl.ts'
import { type Around, callFunction, idsOf } from './emit-task.ts'

/** Updates are named by their steps; what they set stands in the published journey, never in the machine. */
export function emitUpdate(node: UpdateNode, name: string, around: Around): Readonly<Record<string, State>> {
  const task: Emitted<UpdateContactTask> = {
    ...idsOf(around),
    updates: node.updates.map(({ step }) => step),
    asks: node.asks.map(({ id }) => id),
  }
  return {
    [name]: callFunction('update-contact', task, node.next, around),
  }
}
