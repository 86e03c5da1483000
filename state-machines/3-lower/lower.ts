import { completedUpdate } from '../../shared/contracts/tasks/update-contact-task.ts'
import { taskCompleted } from '../../shared/domain/contact/contact-event.ts'
import type {
  ActStep,
  BranchStep,
  Journey,
  SendStep,
  SplitStep,
  Step,
  WaitForStep,
  WaitStep,
} from '../../shared/domain/journey/journey.ts'
import { type Duration, roughSeconds, secondsOfDay } from '../../shared/domain/time/duration.ts'
import type { Due, Graph, GraphNode, NodeId, Update } from '../graph.ts'
import { end } from '../graph.ts'
import { lengthOfWait } from '../wait-length.ts'
import { type NamedQuestions, nameQuestions } from './name-questions.ts'

/**
 * Makes the plain graph of a journey: a node for every single thing, nothing merged. Steps are lowered from the last
 * to the first, so that each knows where it goes on.
 */
export function lower(journey: Journey): Graph {
  const nodes = new Map<NodeId, GraphNode>([[end, { kind: 'end' }]])
  const builder = new Builder(nodes, nameQuestions(journey))
  const close = builder.update(':close', { kind: 'close', step: completedUpdate }, end)
  return { start: builder.steps(journey.steps, close, 0), nodes }
}

/** Where a step goes on, and how far the path to it has come, in seconds. */
type Place = { readonly next: NodeId; readonly reached: number }

/** Collects the nodes of one graph; a class, because it guards the names that are taken. */
class Builder {
  readonly #nodes: Map<NodeId, GraphNode>
  readonly #questions: NamedQuestions

  constructor(nodes: Map<NodeId, GraphNode>, questions: NamedQuestions) {
    this.#nodes = nodes
    this.#questions = questions
  }

  add(id: NodeId, node: GraphNode): NodeId {
    this.#nodes.set(id, node)
    return id
  }

  update(id: NodeId, update: Update, next: NodeId): NodeId {
    return this.add(id, { kind: 'update', updates: [update], asks: [], next })
  }

  /** Lowers steps that lead to `next`; answers where they begin. `reached` is how far the path has come, in seconds. */
  steps(steps: readonly Step[], next: NodeId, reached: number): NodeId {
    const starts = steps.map(reachedAt(reached))
    return steps.reduceRight(
      (after, step, index) => this.#step(step, { next: after, reached: starts[index] ?? reached }),
      next,
    )
  }

  #step(step: Step, place: Place): NodeId {
    const first = this.#body(step, place)
    if (step.day === undefined || (step.day.day === 0 && step.day.at === undefined)) return first
    return this.#wait(`${step.id}:day`, step.id, { kind: 'day', ...step.day }, first)
  }

  #body(step: Step, place: Place): NodeId {
    const { id } = step
    switch (step.kind) {
      case 'send':
        return this.#send(step, place)
      case 'wait':
        return this.#waitStep(step, place.next)
      case 'wait-for':
        return this.#await(id, step, step.match.event, place)
      case 'branch':
        return this.#branch(step, place)
      case 'split':
        return this.#split(step, place)
      case 'change':
        return this.update(id, { kind: 'change', step: id, change: step.change }, place.next)
      case 'act':
        return this.#act(step, place)
      case 'call':
        return this.add(id, { kind: 'call', step: id, next: place.next })
      case 'exit':
        return this.update(id, { kind: 'close', step: id, reason: step.reason }, end)
    }
  }

  #wait(id: NodeId, step: string, due: Due, next: NodeId): NodeId {
    return this.add(id, { kind: 'wait', step, due, next })
  }

  #send(step: SendStep, place: Place): NodeId {
    const { id, message } = step
    const base = { kind: 'send', step: id, message, day: Math.floor(place.reached / secondsOfDay) } as const
    if (step.await === undefined) {
      return this.add(id, { ...base, then: { kind: 'go-on', next: place.next, asks: [], closes: false } })
    }
    const { within } = step.await
    return this.add(id, { ...base, then: { kind: 'answer', within, ...this.#answers(step.await, place) } })
  }

  #await(id: NodeId, awaited: Pick<WaitForStep, 'within' | 'answered' | 'unanswered'>, event: string, place: Place) {
    const { within } = awaited
    const step = id.split(':')[0] ?? id
    return this.add(id, { kind: 'await', step, event, within, ...this.#answers(awaited, place) })
  }

  #answers({ within, answered, unanswered }: Awaited, { next, reached }: Place) {
    return {
      answered: this.steps(answered, next, reached),
      unanswered: this.steps(unanswered, next, reached + roughSeconds(within)),
    }
  }

  #act(step: ActStep, place: Place): NodeId {
    const { id, action } = step
    const next = step.await ? this.#await(`${id}:await`, step.await, taskCompleted, place) : place.next
    return this.update(id, { kind: 'act', step: id, action }, next)
  }

  #waitStep({ id, time }: WaitStep, next: NodeId): NodeId {
    if (time.kind === 'duration') return this.#wait(id, id, { kind: 'after', time: time.duration }, next)
    if (time.kind === 'day' || time.kind === 'weekday') return this.#wait(id, id, time, next)
    if (time.kind === 'warmth') return this.#waitByWarmth(id, time, next)
    const question = this.#questions.dates.get(id)
    if (question === undefined) return next
    const wait = this.#wait(id, id, { kind: 'answer', question }, next)
    return this.add(`${id}:ask`, { kind: 'ask', questions: [question], next: wait })
  }

  #waitByWarmth(id: string, { hot, warm, cold }: Readonly<Record<'hot' | 'warm' | 'cold', Duration>>, next: NodeId) {
    const waits = [hot, warm].map((time, index) => this.#wait(`${id}:wait-${index}`, id, { kind: 'after', time }, next))
    return this.#choose(id, waits, this.#wait(id, id, { kind: 'after', time: cold }, next))
  }

  #branch(step: BranchStep, { next, reached }: Place): NodeId {
    const otherwise = this.steps(step.otherwise, next, reached)
    const ways = step.cases.map(({ steps }) => this.steps(steps, next, reached))
    return this.#choose(step.id, ways, otherwise)
  }

  #split(step: SplitStep, { next, reached }: Place): NodeId {
    const ways = step.variants.map(({ steps }) => this.steps(steps, next, reached))
    return this.#choose(step.id, ways, next)
  }

  /** One look and one choice per question of a step, one after the other: the plainest form there is. */
  #choose(step: string, ways: readonly NodeId[], otherwise: NodeId): NodeId {
    const questions = this.#questions.conditions.get(step) ?? []
    return questions.reduceRight((after, question, index) => {
      const cases = [{ question, next: ways[index] ?? otherwise }]
      const choose = this.add(`${step}:choose-${index}`, { kind: 'choose', step, cases, otherwise: after })
      return this.add(`${step}:ask-${index}`, { kind: 'ask', questions: [question], next: choose })
    }, otherwise)
  }
}

type Awaited = Pick<WaitForStep, 'within' | 'answered' | 'unanswered'>

/** How far the path has come at each step of a list, as far as the file tells: by its own day, and by the waits above. */
const reachedAt = (start: number) => {
  let reached = start
  return (step: Step): number => {
    reached = Math.max(reached, (step.day?.day ?? 0) * secondsOfDay)
    const here = reached
    if (step.kind === 'wait') reached += lengthOfWait(step.time, { least: reached, most: reached }).least
    return here
  }
}
