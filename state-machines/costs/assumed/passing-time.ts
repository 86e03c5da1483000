import { type Duration, roughSeconds, secondsOfDay } from '../../../shared/domain/time/duration.ts'
import type { Due, GraphNode } from '../../graph.ts'

/**
 * How many seconds a contact stands at a node before going one of its ways, who came there so long after entry. Whoever
 * answers takes half of the time on average, and a date lies anywhere in the time that is waited for it.
 */
export function secondsAt(node: GraphNode, way: number, since: number): number {
  switch (node.kind) {
    case 'wait':
      return secondsUntil(node.due, since)
    case 'await':
      return secondsOfAnswer(node.within, way)
    case 'send':
      if (node.then.kind === 'answer') return secondsOfAnswer(node.then.within, way)
      return node.then.kind === 'wait' ? secondsUntil(node.then.due, since) : 0
    default:
      return 0
  }
}

const secondsOfAnswer = (within: Duration, way: number): number => roughSeconds(within) / (way === 0 ? 2 : 1)

function secondsUntil(due: Due, since: number): number {
  switch (due.kind) {
    case 'day':
      return Math.max(0, due.day * secondsOfDay - since)
    case 'after':
      return roughSeconds(due.time)
    case 'weekday':
      return (7 * secondsOfDay) / (2 * Math.max(1, due.weekdays.length))
    case 'answer':
      return roughSeconds(due.question.date.within) / 2
  }
}
