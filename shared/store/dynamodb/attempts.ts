import { setTimeout } from 'node:timers/promises'
import { failureOf } from './failure.ts'

/** Waits before a request is made once more; `attempt` counts from 1. */
export type Backoff = (attempt: number) => Promise<void>

/** Waits at random, and longer each time, so that those who got in each other's way meet no second time. */
export const jitteredBackoff: Backoff = (attempt) => setTimeout(pauseBefore(attempt, Math.random()))

/** How long such a wait is, in milliseconds, by chance from 0 to 1. */
export const pauseBefore = (attempt: number, chance: number): number => chance * Math.min(1_000, 25 * 2 ** attempt)

const maxAttempts = 10

/**
 * Makes a request until it is answered, ten times at most. One that must not be made twice (`isRepeatable` false) is
 * made again only where it is certain that nothing happened.
 */
export async function attempted<T>(request: () => Promise<T>, isRepeatable: boolean, backoff: Backoff): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request()
    } catch (error) {
      const failure = failureOf(error)
      const mayRepeat = failure === 'not-done' || (failure === 'unknown' && isRepeatable)
      if (!mayRepeat || attempt === maxAttempts) throw error
    }
    await backoff(attempt)
  }
}
