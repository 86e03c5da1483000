import { allSteps } from '../../shared/domain/journey/walk-steps.ts'
import { warning } from '../diagnostic.ts'
import type { Rule } from './rule.ts'

/** A journey that sends more than one message says what ends it: who has bought is not asked to buy again. */
export const sendWithoutExit: Rule = function* (journey) {
  const sends = [...allSteps(journey.steps)].filter((step) => step.kind === 'send')
  const second = sends[1]
  if (second === undefined || journey.exit.length > 0) return
  yield warning(
    'send-without-exit',
    second.path,
    `Nothing ends this journey: whoever has done what it asks for still gets \`${second.id}\`.`,
    'Add `exit:` with the event that makes the rest pointless.',
  )
}
