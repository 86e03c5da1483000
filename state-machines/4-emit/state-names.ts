import { completedUpdate } from '../../shared/contracts/tasks/update-contact-task.ts'
import { describeClock, describeWeekdays } from '../../shared/domain/time/describe-time.ts'
import { describeDuration } from '../../shared/domain/time/duration.ts'
import type { Due, Graph, GraphNode, NodeId } from '../graph.ts'
import { describeCondition } from './describe-condition.ts'

/**
 * State names may have 80 characters: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * So many are left for the words once a number and the mark of the quiet hours have their room.
 */
const longestWords = 60

/** The name of the state that an enrollment ends in when it was closed from outside. */
export const leftState = 'Left the journey'

/** The name of a node's state, in the words of the journey; unique within the graph. */
export function nameStates(graph: Graph): ReadonlyMap<NodeId, string> {
  const taken = new Set<string>([leftState.toLowerCase()])
  return new Map(
    [...graph.nodes].map(([id, node]) => {
      const name = uniqueName(plain(wordsFor(node)), taken)
      for (const one of [name, quietState(name)]) taken.add(one.toLowerCase())
      return [id, name]
    }),
  )
}

/** The name of the state in which a send waits for the end of the quiet hours. */
export const quietState = (sendState: string): string => `${sendState} · quiet hours`

function wordsFor(node: GraphNode): string {
  switch (node.kind) {
    case 'send':
      return `Day ${node.day} · send ${node.step}`
    case 'wait':
      return `Wait ${waitWords(node.due)}`
    case 'await':
      return `Wait for ${node.event}`
    case 'ask':
      return `Look: ${node.questions.map(({ step }) => step).join(', ')}`
    case 'choose':
      return node.cases.map(({ question }) => describeCondition(question.condition)).join(' · ')
    case 'update':
      return node.updates
        .map(({ step, kind }) => (kind === 'close' && step === completedUpdate ? 'Completed' : step))
        .join(', ')
    case 'call':
      return `Call ${node.step}`
    case 'end':
      return 'End'
  }
}

const waitWords = (due: Due): string => {
  if (due.kind === 'after') return describeDuration(due.time)
  if (due.kind === 'answer') return `until ${due.question.date.attribute}`
  const at = due.at === undefined ? '' : ` ${clockWords(due.at)}`
  return due.kind === 'day' ? `until day ${due.day}${at}` : `until ${describeWeekdays(due.weekdays)}${at}`
}

/** A colon would look like the end of a name in some places. */
const clockWords = (at: number): string => describeClock(at).replace(':', '.')

/** Letters, digits and harmless marks only: names come up in consoles, URLs and metrics. */
const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N} ·.,:?≥≤=_-]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .slice(0, longestWords)
    // A letter that takes two places may have been cut in half.
    .replace(/\p{Cs}$/u, '')
    .trim() || 'Step'

function uniqueName(words: string, taken: ReadonlySet<string>): string {
  const isFree = (name: string) => !taken.has(name.toLowerCase()) && !taken.has(quietState(name).toLowerCase())
  let name = words
  for (let number = 2; !isFree(name); number++) name = `${words} ${number}`
  return name
}
