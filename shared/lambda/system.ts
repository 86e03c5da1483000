import { randomInt } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'

/** The time and the chance of the machine that a function runs on. */
export const system: { readonly clock: Clock; readonly ids: Ids } = {
  clock: { now: () => Date.now() },
  ids: { next: () => Array.from({ length: 26 }, () => randomInt(36).toString(36)).join('') },
}
