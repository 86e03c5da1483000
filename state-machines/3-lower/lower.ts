import { completedUpdate } from '../../shared/contracts/tasks/update-contact-task.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { BranchStep, Journey, SendStep, Step, WaitForStep } from '../../shared/domain/journey/journey.ts'
import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import { roughSeconds } from '../../shared/domain/time/duration.ts'
import type { Due, Graph, GraphNode, NodeId, Question } from '../graph.ts'
import { end } from '../graph.ts'

/**
 * Makes the plain graph of a journey: a node for every single thing, nothing merged. Steps are lowered from the last
 * to the first, so that each knows where it goes on.
 */
export function lower(journey: Journey): Graph {
  const nodes = new Map<NodeId, GraphNode>([[end, { kind: 'end' }]])
  const builder = new Builder(nodes, questionIds(journey))
  const close = builder.add(':close', {
    kind: 'update',
    updates: [{ kind: 'close', step: completedUpdate }],
    asks: [],
    next: end,
  })
  return { start: builder.steps(journey.steps, close, 0), nodes }
}

/** Collects the nodes of one graph; a class, because it guards the names that are taken. */
class Builder {
  readonly #nodes: Map<NodeId, GraphNode>
  readonly #questionIds: ReadonlyMap<Condition, string>

  constructor(nodes: Map<NodeId, GraphNode>, ids: ReadonlyMap<Condition, string>) {
    this.#nodes = nodes
    this.#questionIds = ids
  }

  add(id: NodeId, node: GraphNode): NodeId {
    this.#nodes.set(id, node)
    return id
  }

  /** Lowers steps that lead to `next`; answers where they begin. `reached` is how far the path has come, in seconds. */
  steps(steps: readonly Step[], next: NodeId, reached: number): NodeId {
    const starts = steps.map(reachedAt(reached))
    return steps.reduceRight((after, step, index) => this.#step(step, after, starts[index] ?? reached), next)
  }

  #step(step: Step, next: NodeId, reached: number): NodeId {
    const first = this.#body(step, next, reached)
    if (step.day === undefined || (step.day.day === 0 && step.day.at === undefined)) return first
    const due: Due = { kind: 'day', ...step.day }
    return this.add(`${step.id}:day`, { kind: 'wait', step: step.id, due, next: first })
  }

  #body(step: Step, next: NodeId, reached: number): NodeId {
    switch (step.kind) {
      case 'send':
        return this.#send(step, next, reached)
      case 'wait':
        return this.add(step.id, { kind: 'wait', step: step.id, due: { kind: 'after', time: step.time }, next })
      case 'wait-for':
        return this.#waitFor(step, next, reached)
      case 'branch':
        return this.#branch(step, next, reached)
      case 'change': {
        const { change } = step
        return this.add(step.id, {
          kind: 'update',
          updates: [{ kind: 'change', step: step.id, change }],
          asks: [],
          next,
        })
      }
      case 'exit': {
        const close = { kind: 'close', step: step.id, reason: step.reason } as const
        return this.add(step.id, { kind: 'update', updates: [close], asks: [], next: end })
      }
    }
  }

  #send(step: SendStep, next: NodeId, reached: number): NodeId {
    const { id, message } = step
    const base = { kind: 'send', step: id, message, day: Math.floor(reached / secondsOfDay) } as const
    if (step.await === undefined) {
      return this.add(id, { ...base, then: { kind: 'go-on', next, asks: [], closes: false } })
    }
    const answered = this.steps(step.await.answered, next, reached)
    const unanswered = this.steps(step.await.unanswered, next, reached + roughSeconds(step.await.within))
    return this.add(id, { ...base, then: { kind: 'answer', within: step.await.within, answered, unanswered } })
  }

  #waitFor(step: WaitForStep, next: NodeId, reached: number): NodeId {
    const answered = this.steps(step.answered, next, reached)
    const unanswered = this.steps(step.unanswered, next, reached + roughSeconds(step.within))
    const { event } = step.match
    return this.add(step.id, { kind: 'await', step: step.id, event, within: step.within, answered, unanswered })
  }

  /** One look and one choice per case, one after the other: the plainest form there is. */
  #branch(step: BranchStep, next: NodeId, reached: number): NodeId {
    const otherwise = this.steps(step.otherwise, next, reached)
    return step.cases.reduceRight((after, { condition, steps }, index) => {
      const question: Question = { id: this.#questionIds.get(condition) ?? 'q0', step: step.id, condition }
      const holds = this.steps(steps, next, reached)
      const choose = this.add(`${step.id}:choose-${index}`, {
        kind: 'choose',
        step: step.id,
        cases: [{ question, next: holds }],
        otherwise: after,
      })
      return this.add(`${step.id}:ask-${index}`, { kind: 'ask', questions: [question], next: choose })
    }, otherwise)
  }
}

const secondsOfDay = 86_400

/** How far the path has come at each step of a list, as far as the file tells: by its own day, and by the waits above. */
const reachedAt = (start: number) => {
  let reached = start
  return (step: Step): number => {
    reached = Math.max(reached, (step.day?.day ?? 0) * secondsOfDay)
    const here = reached
    if (step.kind === 'wait') reached += roughSeconds(step.time)
    return here
  }
}

/** Names for all questions, in the order in which the file asks them. */
function questionIds(journey: Journey): ReadonlyMap<Condition, string> {
  const asked = [...allSteps(journey.steps)].flatMap((step) => (step.kind === 'branch' ? step.cases : []))
  return new Map(asked.map(({ condition }, index) => [condition, `q${index + 1}`]))
}
