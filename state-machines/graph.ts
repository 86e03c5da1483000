import type { Condition } from '../shared/domain/condition/condition.ts'
import type { Action } from '../shared/domain/journey/action.ts'
import type { ContactChange, DateInAttribute, JourneyDay, NextWeekday } from '../shared/domain/journey/journey.ts'
import type { Duration } from '../shared/domain/time/duration.ts'

/**
 * A journey as a graph: each node does one thing and says where it goes on. Nodes are never edited; a pass makes a new
 * graph. There are no loops, because the language has none.
 */
export type Graph = { readonly start: NodeId; readonly nodes: ReadonlyMap<NodeId, GraphNode> }

/** The name of a node within its graph: a step's id, or one with a colon that no step can have. */
export type NodeId = string

/** The node at which all paths end. */
export const end: NodeId = ':end'

/** What a node can be. */
export type GraphNode = SendNode | WaitNode | AwaitNode | AskNode | ChooseNode | UpdateNode | CallNode | EndNode

/**
 * When a wait is over: on a day of the journey, so long after it began, on the next such weekday, or when the answer to
 * a question says that was asked right before.
 */
export type Due =
  | ({ readonly kind: 'day' } & JourneyDay)
  | { readonly kind: 'after'; readonly time: Duration }
  | NextWeekday
  | { readonly kind: 'answer'; readonly question: DateQuestion }

/**
 * Sends a message. What follows depends on `then`: on as soon as its outcome is known (`go-on`), on at the due time
 * (`wait`, the fused form), or by whether an answer came (`answer`). `asks` are questions that are answered with the
 * outcome, and `closes` ends the enrollment with it.
 */
export type SendNode = {
  readonly kind: 'send'
  readonly step: string
  readonly message: string
  readonly day: number
  readonly then:
    | { readonly kind: 'go-on'; readonly next: NodeId; readonly asks: readonly Question[]; readonly closes: boolean }
    | { readonly kind: 'wait'; readonly due: Due; readonly next: NodeId }
    | { readonly kind: 'answer'; readonly within: Duration; readonly answered: NodeId; readonly unanswered: NodeId }
}

/** Lets time pass. */
export type WaitNode = { readonly kind: 'wait'; readonly step: string; readonly due: Due; readonly next: NodeId }

/** Waits for an event. */
export type AwaitNode = {
  readonly kind: 'await'
  readonly step: string
  readonly event: string
  readonly within: Duration
  readonly answered: NodeId
  readonly unanswered: NodeId
}

/** What is asked about a contact, under the name by which its answer is known. */
export type Question = ConditionQuestion | DateQuestion

/** Whether a condition holds. */
export type ConditionQuestion = { readonly id: string; readonly step: string; readonly condition: Condition }

/** When a date of the contact's is. */
export type DateQuestion = { readonly id: string; readonly step: string; readonly date: Omit<DateInAttribute, 'kind'> }

/** Looks at the contact and answers questions. */
export type AskNode = { readonly kind: 'ask'; readonly questions: readonly Question[]; readonly next: NodeId }

/** Goes one of several ways, by the answers that were given last. */
export type ChooseNode = {
  readonly kind: 'choose'
  readonly step: string
  readonly cases: readonly { readonly question: ConditionQuestion; readonly next: NodeId }[]
  readonly otherwise: NodeId
}

/** One thing done to the contact's record, for the contact elsewhere, or to the enrollment. */
export type Update =
  | { readonly kind: 'act'; readonly step: string; readonly action: Action }
  | { readonly kind: 'change'; readonly step: string; readonly change: ContactChange }
  | { readonly kind: 'close'; readonly step: string; readonly reason?: string }

/** Does one or more updates, and answers the questions that come right after. */
export type UpdateNode = {
  readonly kind: 'update'
  readonly updates: readonly Update[]
  readonly asks: readonly Question[]
  readonly next: NodeId
}

/** Calls somebody else's server. */
export type CallNode = { readonly kind: 'call'; readonly step: string; readonly next: NodeId }

/** The end. */
export type EndNode = { readonly kind: 'end' }

/** The nodes that a node leads to, in the order of its ways. */
export function waysFrom(node: GraphNode): readonly NodeId[] {
  switch (node.kind) {
    case 'send':
      return node.then.kind === 'answer' ? [node.then.answered, node.then.unanswered] : [node.then.next]
    case 'await':
      return [node.answered, node.unanswered]
    case 'choose':
      return [...node.cases.map(({ next }) => next), node.otherwise]
    case 'end':
      return []
    default:
      return [node.next]
  }
}

/** A graph in which some nodes are others. */
export const withNodes = (graph: Graph, changed: ReadonlyMap<NodeId, GraphNode>): Graph => ({
  ...graph,
  nodes: new Map([...graph.nodes, ...changed]),
})
