import type { Action } from '../../shared/domain/journey/action.ts'
import type { GraphNode, Question, Update } from '../graph.ts'
import { plus, times, type Use } from './use.ts'
import { called, ownEventUse, queued } from './uses.ts'

/**
 * What a node uses whichever way it leads: each state that is entered is one transition, and most call a function. Units
 * of the tables are those that the functions use: a test counts them.
 */
export function nodeUse(node: GraphNode): Use {
  switch (node.kind) {
    case 'send':
      return plus(
        { transitions: 1, mails: 1, writes: 12, reads: 5, gigabytesKept: 2.5e-6 },
        queued,
        alongUse(node.then),
      )
    case 'ask':
      return plus({ transitions: 1, reads: 2 }, called(1), lookUse(node.questions))
    case 'await':
      return plus({ transitions: 1, writes: 1, reads: 2 }, called(1))
    case 'update':
      return plus(updateTask, asksUse(node.asks), ...node.updates.map(updateUse))
    case 'call':
      return plus({ transitions: 1, writes: 4, reads: 4 }, called(1))
    case 'wait':
    case 'choose':
      return { transitions: 1 }
    // No catch and no choice leads to the end by itself: whoever comes there was let out by an update or a send.
    case 'end':
      return {}
  }
}

const updateTask: Use = plus({ transitions: 1, writes: 2, reads: 2 }, called(1))

type Along = Extract<GraphNode, { kind: 'send' }>['then']

/** What is done along with a send. */
const alongUse = (then: Along): Use =>
  then.kind === 'go-on' ? plus(lookUse(then.asks), then.closes ? { writes: 8 } : {}) : {}

/** What one of several updates of a task adds to it. */
function updateUse(update: Update): Use {
  if (update.kind === 'close') return { writes: 6 }
  return update.kind === 'change' ? { writes: 2 } : actionUse(update.action)
}

/** An action, and the event that tells of it; what comes of an entry is the price of the other journey. */
function actionUse({ kind }: Action): Use {
  if (kind === 'enroll') return plus({ writes: 4 }, queued)
  const units = { lead: { writes: 6, reads: 1 }, task: { writes: 8 }, emit: { writes: 4 } } as const
  return plus(units[kind], ownEventUse)
}

/** A look that writes a single answer does without a transaction, which costs twice. */
const lookUse = (questions: readonly Question[]): Use => {
  const use = asksUse(questions)
  return use.writes === 2 ? { ...use, writes: 1 } : use
}

/** Answers are kept in the timeline; who gets which way of a split is counted, too. Dates are only looked up. */
function asksUse(questions: readonly Question[]): Use {
  const conditions = questions.flatMap((question) => ('condition' in question ? [question] : []))
  const splits = new Set(conditions.filter(({ condition }) => condition.kind === 'variant').map(({ step }) => step))
  return plus({ writes: 2 * conditions.length }, times(splits.size, { writes: 6, reads: 2 }))
}
