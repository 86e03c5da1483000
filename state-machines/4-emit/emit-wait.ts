import type { WaitNode } from '../graph.ts'
import type { State } from './asl.ts'
import { type Around, onwards } from './emit-task.ts'
import { secondsUntil } from './expressions.ts'

/** A wait; one whose time is past goes on at once. */
export const emitWait = (node: WaitNode, name: string, around: Around): Readonly<Record<string, State>> => ({
  [name]: { Type: 'Wait', Seconds: secondsUntil(node.due, 0), ...onwards(node.next, around) },
})
