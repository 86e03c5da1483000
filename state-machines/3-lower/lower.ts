import { completedUpdate } from '../../shared/contracts/update-contact-task.ts'
import type { Condition } from '../../shared/domain/condition.ts'
import type { BranchStep, Journey, SendStep, Step, WaitForStep } from '../../shared/domain/journey.ts'
import { allSteps } from '../../shared/domain/walk-steps.ts'
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

  /** Lowers steps that lead to `next`; answers where they begin. `day` is the day that the path has reached. */
  steps(steps: readonly Step[], next: NodeId, day: number): NodeId {
    const days = steps.map(dayReached(day))
    return steps.reduceRight((after, step, index) => this.#step(step, after, days[index] ?? day), next)
  }

  #step(step: Step, next: NodeId, day: number): NodeId {
    const first = this.#body(step, next, day)
    if (step.day === undefined || (step.day.day === 0 && step.day.at === undefined)) return first
    const due: Due = { kind: 'day', ...step.day }
    return this.add(`${step.id}:day`, { kind: 'wait', step: step.id, due, next: first })
  }

  #body(step: Step, next: NodeId, day: number): NodeId {
    switch (step.kind) {
      case 'send':
        return this.#send(step, next, day)
      case 'wait':
        return this.add(step.id, { kind: 'wait', step: step.id, due: { kind: 'after', time: step.time }, next })
      case 'wait-for':
        return this.#waitFor(step, next, day)
      case 'branch':
        return this.#branch(step, next, day)
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

  #send(step: SendStep, next: NodeId, day: number): NodeId {
    const { id, message } = step
    const base = { kind: 'send', step: id, message, day } as const
    if (step.await === undefined) {
      return this.add(id, { ...base, then: { kind: 'go-on', next, asks: [], closes: false } })
    }
    const answered = this.steps(step.await.answered, next, day)
    const unanswered = this.steps(step.await.unanswered, next, day + step.await.within.days)
    return this.add(id, { ...base, then: { kind: 'answer', within: step.await.within, answered, unanswered } })
  }

  #waitFor(step: WaitForStep, next: NodeId, day: number): NodeId {
    const answered = this.steps(step.answered, next, day)
    const unanswered = this.steps(step.unanswered, next, day + step.within.days)
    const { event } = step.match
    return this.add(step.id, { kind: 'await', step: step.id, event, within: step.within, answered, unanswered })
  }

  /** One look and one choice per case, one after the other: the plainest form there is. */
  #branch(step: BranchStep, next: NodeId, day: number): NodeId {
    const otherwise = this.steps(step.otherwise, next, day)
    return step.cases.reduceRight((after, { condition, steps }, index) => {
      const question: Question = { id: this.#questionIds.get(condition) ?? 'q0', step: step.id, condition }
      const holds = this.steps(steps, next, day)
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

/** The day that is reached at each step of a list, as far as the file tells: by its own day, and by the waits above. */
const dayReached = (start: number) => {
  let day = start
  return (step: Step): number => {
    day = Math.max(day, step.day?.day ?? 0)
    const here = day
    if (step.kind === 'wait') day += step.time.days
    return here
  }
}

/** Names for all questions, in the order in which the file asks them. */
function questionIds(journey: Journey): ReadonlyMap<Condition, string> {
  const asked = [...allSteps(journey.steps)].flatMap((step) => (step.kind === 'branch' ? step.cases : []))
  return new Map(asked.map(({ condition }, index) => [condition, `q${index + 1}`]))
}
