import type { EventMatch, Journey, SendStep, WaitForStep } from '../../../shared/domain/journey/journey.ts'
import { opposite } from '../conditions/logic/formula.ts'
import { isImpossible } from '../conditions/logic/solve.ts'
import { whereFormula } from '../conditions/logic/to-formula.ts'

/**
 * Whether nobody goes on by the answer that a step waits for: every event that would be one is under `exit`, which comes
 * first.
 */
export function isAnsweredByLeaving(step: SendStep | WaitForStep, journey: Journey): boolean {
  if (step.kind === 'wait-for') return endsJourney(step.match, journey)
  const answers = step.await?.answers ?? []
  return answers.length > 0 && answers.every((answer) => answer.kind === 'event' && endsJourney(answer, journey))
}

/** Whether every event of a kind is one that ends the journey. */
const endsJourney = ({ event, where }: EventMatch, { exit }: Journey): boolean =>
  exit.some(
    (rule) =>
      rule.kind === 'event' &&
      rule.event === event &&
      isImpossible({ kind: 'all', of: [whereFormula(where, []), opposite(whereFormula(rule.where, []))] }),
  )
