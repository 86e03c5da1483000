import type { Step } from '../../../shared/domain/journey/journey.ts'
import { branchesOf, endsForAll } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** No path sends the same message twice to the same contact. */
export const sameMessageTwice: Rule = function* (journey) {
  yield* walk(journey.steps, new Map())
}

/** By message, the step that sent it on some path which comes out behind these steps. */
type Sent = ReadonlyMap<string, string>

function* walk(steps: readonly Step[], start: Sent): Generator<Finding, Sent> {
  let sent = start
  for (const step of steps) {
    if (step.kind === 'send') {
      const before = sent.get(step.message)
      if (before !== undefined) yield sentBefore(step.message, before, [...step.path, 'send'])
      sent = new Map([...sent, [step.message, step.id]])
    }
    let together = sent
    for (const branch of branchesOf(step)) {
      const behind = yield* walk(branch, sent)
      if (!endsForAll(branch)) together = new Map([...together, ...behind])
    }
    sent = together
  }
  return sent
}

const sentBefore = (message: string, before: string, path: Finding['path']): Finding =>
  error(
    'same-message-twice',
    path,
    `This path has already sent \`${message}\`, at \`${before}\`.`,
    'Send another message, or write a reminder of its own.',
  )
