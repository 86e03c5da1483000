import type { Graph, GraphNode, NodeId, Question } from '../graph.ts'
import { waysFrom, withNodes } from '../graph.ts'

/**
 * A look answers at once everything that is asked before the contact could change: the choices that follow do without
 * a look of their own. A look that stands right behind a send or an update is made along with it.
 */
export function batchQuestions(graph: Graph): Graph {
  const batched = new Map<NodeId, GraphNode>()
  const questions = questionsFrom(graph)
  for (const [id, node] of graph.nodes) {
    if (node.kind === 'ask') batched.set(id, { ...node, questions: questions(id) })
  }
  return askAlong(skipAnswered(withNodes(graph, batched)))
}

/**
 * All questions on the paths from a node, as long as only looks and choices come. Each node is asked once: where paths
 * meet again and again, there are more of them than anybody could follow.
 */
function questionsFrom(graph: Graph): (id: NodeId) => readonly Question[] {
  const known = new Map<NodeId, readonly Question[]>()
  const find = (id: NodeId): readonly Question[] => {
    const found = known.get(id) ?? collect(graph.nodes.get(id))
    known.set(id, found)
    return found
  }
  const collect = (node: GraphNode | undefined): readonly Question[] => {
    if (node?.kind === 'ask') return unique([...node.questions, ...find(node.next)])
    return node?.kind === 'choose' ? unique(waysFrom(node).flatMap(find)) : []
  }
  return find
}

const unique = (questions: readonly Question[]): readonly Question[] => [
  ...new Map(questions.map((question) => [question.id, question])).values(),
]

/** A choice that leads to a look goes past it: the look before it has asked already. */
function skipAnswered(graph: Graph): Graph {
  const past = (id: NodeId): NodeId => {
    const node = graph.nodes.get(id)
    return node?.kind === 'ask' ? past(node.next) : id
  }
  const changed = new Map<NodeId, GraphNode>()
  for (const [id, node] of graph.nodes) {
    if (node.kind === 'ask') changed.set(id, { ...node, next: past(node.next) })
    if (node.kind !== 'choose') continue
    const cases = node.cases.map((one) => ({ ...one, next: past(one.next) }))
    changed.set(id, { ...node, cases, otherwise: past(node.otherwise) })
  }
  return withNodes(graph, changed)
}

function askAlong(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>()
  for (const [id, node] of graph.nodes) {
    if (node.kind === 'update') {
      const look = graph.nodes.get(node.next)
      if (look?.kind === 'ask') changed.set(id, { ...node, asks: look.questions, next: look.next })
    }
    if (node.kind === 'send' && node.then.kind === 'go-on') {
      const look = graph.nodes.get(node.then.next)
      if (look?.kind !== 'ask') continue
      changed.set(id, { ...node, then: { ...node.then, asks: look.questions, next: look.next } })
    }
  }
  return withNodes(graph, changed)
}
