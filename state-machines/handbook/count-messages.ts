import type { Journey, Step } from '../../shared/domain/journey/journey.ts'
import { branchesOf, endsForAll } from '../../shared/domain/journey/walk-steps.ts'

/** How many messages one contact gets of a journey at the most. */
export const mostMessages = ({ steps }: Pick<Journey, 'steps'>): number => mostOn(steps)

function mostOn(steps: readonly Step[]): number {
  const [step, ...rest] = steps
  if (step === undefined) return 0
  const own = step.kind === 'send' ? 1 : 0
  const behind = step.kind === 'exit' ? 0 : mostOn(rest)
  const ways = branchesOf(step).map((way) => mostOn(way) + (endsForAll(way) ? 0 : behind))
  return own + (ways.length === 0 ? behind : Math.max(...ways))
}
