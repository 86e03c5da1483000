import type { Step } from '../../shared/domain/journey.ts'
import { branchesOf } from '../../shared/domain/walk-steps.ts'
import { error, type Finding } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** No path sends the same message twice to the same contact. */
export const sameMessageTwice: Rule = function* (journey) {
  yield* walk(journey.steps, new Map(), new Set())
}

function* walk(
  steps: readonly Step[],
  start: ReadonlyMap<string, string>,
  told: Set<Step>,
): Generator<Finding, ReadonlyMap<string, string>> {
  let sent = start
  for (const step of steps) {
    if (step.kind === 'send') {
      const before = sent.get(step.message)
      if (before !== undefined && !told.has(step)) {
        told.add(step)
        const message = `This path has already sent \`${step.message}\`, at \`${before}\`.`
        yield error(
          'same-message-twice',
          [...step.path, 'send'],
          message,
          'Send another message, or write a reminder of its own.',
        )
      }
      sent = new Map([...sent, [step.message, step.id]])
    }
    let together = sent
    for (const branch of branchesOf(step)) together = new Map([...together, ...(yield* walk(branch, sent, told))])
    sent = together
  }
  return sent
}
