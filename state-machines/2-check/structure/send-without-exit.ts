import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { type Finding, warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { flowThrough } from '../time/paths/flow.ts'

/** A journey with a path that sends more than one message says what ends it: who has bought is not asked to buy again. */
export const sendWithoutExit: Rule = function* (journey) {
  if (journey.exit.length > 0) return
  const second = secondSend(journey)
  if (second) yield journey.goal ? goalEndsNothing(second, journey.goal.event) : nothingEnds(second)
}

/** The first message that stands behind another on some path. */
function secondSend({ steps }: Journey): Step | undefined {
  let second: Step | undefined
  flowThrough<boolean>(steps, false, {
    arrive(hasSent, step) {
      if (hasSent && step.kind === 'send') second ??= step
      return hasSent
    },
    go: (hasSent, _, step) => hasSent || step.kind === 'send',
    meet: (a, b) => a || b,
  })
  return second
}

const nothingEnds = ({ id, path }: Step): Finding =>
  warning(
    'send-without-exit',
    path,
    `Nothing ends this journey: whoever has done what it asks for still gets \`${id}\`.`,
    'Add `exit:` with the event that makes the rest pointless.',
  )

const goalEndsNothing = ({ id, path }: Step, event: string): Finding =>
  warning(
    'send-without-exit',
    path,
    `A goal is counted and ends nothing: whoever has reached it still gets \`${id}\`.`,
    `Add the goal's event to the exits: \`exit: [{ event: ${event} }]\`.`,
  )
