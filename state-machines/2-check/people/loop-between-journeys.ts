import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { error, type Finding, warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { findLoop } from './loops/find-loop.ts'
import type { HandOver } from './loops/hand-overs.ts'
import type { Loop } from './loops/live-loop.ts'

/**
 * No contact goes round in journeys for ever: by `enroll`, by `emit` and other events that steps bring about, by tags,
 * scores and attributes that let them into a segment or out of it. Where all of them may be entered `always` that is an
 * error. It is a warning where `after` slows it down, where it takes a journey beside the loop to go on, where going
 * round may shut a door, or where only somebody else's server can say whether it goes on.
 * There is no loop where a journey is entered once (`reentry: never`, or a key that stays the same), where nothing takes
 * back what let the contact in, where the door is always shut by then, or where the contact is always still inside.
 */
export const loopBetweenJourneys: Rule = function* (journey, workspace) {
  const loop = findLoop(journey, workspace)
  const [first] = loop?.handOvers ?? []
  if (loop && first) yield loop.pace === 'at-once' ? endless(loop, first) : slow(loop, first)
}

const remedy =
  'Let one of these journeys be entered once (`reentry: never`), or let its `audience` keep out who has been round.'

function endless(loop: Loop, { step }: HandOver): Finding {
  const words = `${loop.isSure ? 'A contact goes' : 'A contact may go'} round for ever: ${wordsOf(loop)}.`
  return (loop.isSure ? error : warning)('loop-between-journeys', step.path, words, remedy)
}

const slow = (loop: Loop, { step }: HandOver): Finding =>
  warning(
    'loop-between-journeys',
    step.path,
    `A contact comes round again each time that \`reentry\` allows: ${wordsOf(loop)}.`,
    remedy,
  )

function wordsOf({ handOvers }: Loop): string {
  const last: Journey | undefined = handOvers.at(-1)?.to
  const parts = handOvers.map(({ from, step, words }) => `\`${from.id}\` → \`${step.id}\`${words}`)
  return [...parts, `\`${last?.id ?? ''}\``].join(' → ')
}
