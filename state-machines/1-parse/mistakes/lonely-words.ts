import { error, type Finding } from '../../diagnostic.ts'
import type { PlacedStep } from '../written-steps.ts'

/** Words that say nothing without another: an answer's `then` where nothing is awaited, an `at` without its `day`. */
export const lonelyWords = (steps: readonly PlacedStep[]): readonly Finding[] =>
  steps.flatMap((placed) => [...answersWithoutAwait(placed), ...timeWithoutDay(placed)])

function answersWithoutAwait({ step, path }: PlacedStep): readonly Finding[] {
  if (!('send' in step) || step.await !== undefined) return []
  return (['then', 'else'] as const).flatMap((word) => {
    if (step[word] === undefined) return []
    const message = `\`${word}\` waits for an answer that nobody asked for.`
    const remedy = 'Add `await:` to the send, or take this out.'
    return [error('answer-without-await', [...path, word], message, remedy)]
  })
}

function timeWithoutDay({ step, path }: PlacedStep): readonly Finding[] {
  if (step.at === undefined || step.day !== undefined) return []
  const message = '`at` is a time on a day, and no `day` is written.'
  return [error('missing-word', [...path, 'at'], message, 'Add `day: …`, or take `at` out.')]
}
