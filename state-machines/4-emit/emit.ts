import type { Graph, GraphNode } from '../graph.ts'
import type { Definition, State } from './asl.ts'
import { emitAsk } from './emit-ask.ts'
import { emitAwait } from './emit-await.ts'
import { emitCall } from './emit-call.ts'
import { emitChoose } from './emit-choose.ts'
import { emitSend } from './emit-send.ts'
import type { Around } from './emit-task.ts'
import { emitUpdate } from './emit-update.ts'
import { emitWait } from './emit-wait.ts'
import { leftState, nameStates } from './state-names.ts'

/** Makes the state machine of a graph. */
export function emit(graph: Graph, journey: { readonly id: string; readonly version: string }): Definition {
  const names = nameStates(graph)
  const nameOf = (id: string): string => names.get(id) ?? leftState
  const around: Around = { journey: journey.id, version: journey.version, nameOf }
  const states = [...graph.nodes].map(([id, node]) => emitNode(node, nameOf(id), around))
  return {
    Comment: `Journey ${journey.id}, version ${journey.version}. Compiled; edit the journey, not this.`,
    QueryLanguage: 'JSONata',
    StartAt: nameOf(graph.start),
    States: Object.assign({}, ...states, { [leftState]: { Type: 'Succeed' } satisfies State }),
  }
}

type Emitters = {
  readonly [Kind in GraphNode['kind']]: (
    node: Extract<GraphNode, { kind: Kind }>,
    name: string,
    around: Around,
  ) => Readonly<Record<string, State>>
}

/** How each kind of node becomes states; a new kind that is missing here does not compile. */
const emitters: Emitters = {
  send: emitSend,
  wait: emitWait,
  await: emitAwait,
  ask: emitAsk,
  choose: emitChoose,
  update: emitUpdate,
  call: emitCall,
  end: () => ({}),
}

// The kind of the node picks the emitter for exactly that kind; the type checker cannot follow the pair.
const emitNode = (node: GraphNode, name: string, around: Around): Readonly<Record<string, State>> =>
  (emitters[node.kind] as (node: GraphNode, name: string, around: Around) => Readonly<Record<string, State>>)(
    node,
    name,
    around,
  )
