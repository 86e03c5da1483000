import type { FieldTest } from '../../shared/domain/condition/comparison.ts'
import type { Journey, Path } from '../../shared/domain/journey/journey.ts'
import { allSteps, askedConditions } from '../../shared/domain/journey/walk-steps.ts'
import { standIn } from '../diagnostic.ts'
import { type PlacedCondition, pathOfWord, withPartsAndPaths } from './condition-paths.ts'

/** An event that a journey names, and which of its kind, with the place of the words that name it. */
export type PlacedEvent = { readonly event: string; readonly where: readonly FieldTest[]; readonly path: Path }

/** Where a trigger stands: alone, or in a list of several. */
export const triggerPath = ({ triggers }: Journey, index: number): Path =>
  triggers.length > 1 ? ['trigger', index] : ['trigger']

/** Every condition of a journey and every condition inside those, each with its place. */
export function* placedConditions(journey: Journey): Generator<PlacedCondition> {
  for (const { condition, path } of askedConditions(journey)) yield* withPartsAndPaths(condition, path)
}

/** Every event that a journey listens for: at the door, on the way out, as its goal, in waits and in conditions. */
export function* placedEvents(journey: Journey): Generator<PlacedEvent> {
  for (const placed of eventsIn(journey)) if (placed.event !== standIn) yield placed
}

function* eventsIn(journey: Journey): Generator<PlacedEvent> {
  for (const [index, trigger] of journey.triggers.entries()) {
    if (trigger.kind === 'event') yield { ...trigger, path: triggerPath(journey, index) }
  }
  for (const [index, rule] of journey.exit.entries())
    if (rule.kind === 'event') yield { ...rule, path: ['exit', index] }
  if (journey.goal) yield { ...journey.goal, path: ['goal'] }
  for (const step of allSteps(journey.steps)) {
    if (step.kind === 'wait-for') yield { ...step.match, path: [...step.path, 'wait-for'] }
    if (step.kind !== 'send' || step.await === undefined) continue
    const { answers } = step.await
    for (const [index, answer] of answers.entries()) {
      const place = answers.length > 1 ? ['await', 'any', index] : ['await']
      if (answer.kind === 'event') yield { event: answer.event, where: answer.where, path: [...step.path, ...place] }
    }
  }
  for (const placed of placedConditions(journey)) yield* eventIn(placed)
}

/** The event that a condition counts, where it counts one. */
export function* eventIn({ condition, path }: PlacedCondition): Generator<PlacedEvent> {
  if (condition.kind !== 'did') return
  const word = pathOfWord(condition, path)
  // What became of a message is written in words of its own.
  if (word.at(-1) === 'did') yield { event: condition.event, where: condition.where, path: word }
}
