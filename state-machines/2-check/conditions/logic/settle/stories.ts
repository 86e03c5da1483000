import type { Literal, StoryAsk } from '../formula.ts'
import { isPartOf } from './counts.ts'

/** Whether what is told of one message cannot all be true: something happened, and what it brings with it did not. */
export const storyContradicts = (told: readonly (Literal & { readonly ask: StoryAsk })[]): boolean =>
  told.some((one) => one.isTrue && told.some((other) => !other.isTrue && brings(one.ask, other.ask)))

/**
 * Whether one thing that became of a message means another. Who clicked has opened, but maybe longer ago than the first
 * click of a link; and nobody answers what was not sent.
 */
export function brings(one: StoryAsk, other: StoryAsk): boolean {
  if (one.message !== other.message) return false
  if (one.kind === other.kind) {
    const isSameLink = other.link === undefined || other.link === one.link
    return isSameLink && isPartOf(one.within, other.within)
  }
  if (other.within !== undefined) return false
  if (other.kind === 'received') return true
  return one.kind === 'clicked' && other.kind === 'opened'
}
