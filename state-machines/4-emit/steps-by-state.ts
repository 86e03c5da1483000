import { completedUpdate } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { Graph, GraphNode } from '../graph.ts'
import { nameStates, quietState } from './state-names.ts'

/** Which step each state of a journey's machine belongs to: of states that do several things, the first of them. */
export function stepsByState(graph: Graph): Readonly<Record<string, string>> {
  const names = nameStates(graph)
  const states = [...graph.nodes].flatMap(([id, node]) => {
    const [name, step] = [names.get(id), stepOf(node)]
    if (name === undefined || step === undefined || step === completedUpdate) return []
    return node.kind === 'send' ? [[name, step] as const, [quietState(name), step] as const] : [[name, step] as const]
  })
  return Object.fromEntries(states)
}

function stepOf(node: GraphNode): string | undefined {
  if (node.kind === 'update') return node.updates[0]?.step
  if (node.kind === 'ask') return node.questions[0]?.step
  return node.kind === 'end' ? undefined : node.step
}
