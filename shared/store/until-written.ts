import { type Store, StoreFault } from '../ports/store.ts'

/**
 * Many may write to one contact at once: every journey that an event begins, every step that they do. Each refusal means
 * that somebody else got through, so one more try is worth it. On DynamoDB the pauses between so many take ten seconds or
 * so, twenty-one at the very most; functions have thirty.
 */
const mostTries = 25

/** Tries a write that rests on what was read, and lets others go first whenever they were faster. */
export async function untilWritten<Result>(
  store: Pick<Store, 'backOff'>,
  tryOnce: () => Promise<Result | 'refused'>,
): Promise<Result> {
  for (let refusals = 0; refusals < mostTries; refusals++) {
    if (refusals > 0) await store.backOff(refusals)
    const result = await tryOnce()
    if (result !== 'refused') return result
  }
  throw new StoreFault(`one record was changed by others ${mostTries} times in a row`)
}
