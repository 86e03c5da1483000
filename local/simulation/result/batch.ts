import type { CompiledJourney } from '../../../shared/contracts/content/compiled-journey.ts'
import { addUp } from './counts.ts'
import { noTally, type Tally } from './tally.ts'

/** What became of some contacts of a simulation. */
export type Batch = { readonly tally: Tally; readonly extremes: Extremes }

/** Of all contacts the one with the most, and of failures the first: what cannot be added up. */
export type Extremes = {
  most: { readonly messages: number; readonly contact: number }
  failures: readonly Failure[]
}

/** An execution that failed: of which contact, in which state, and why. */
export type Failure = {
  readonly contact: number
  readonly state: string
  readonly error: string
  readonly cause: string
}

/** So many failures are told one by one. */
export const mostTold = 10

/** A batch of nobody. */
export const noBatch = (journey: CompiledJourney): Batch => ({
  tally: noTally(journey),
  extremes: { most: { messages: 0, contact: 0 }, failures: [] },
})

/** Adds a batch to others. The order makes no difference: of two contacts with as many messages the first counts. */
export function addBatch(sum: Batch, { tally, extremes }: Batch): void {
  addUp(sum.tally, tally)
  const { most, failures } = sum.extremes
  const isMore =
    extremes.most.messages > most.messages ||
    (extremes.most.messages === most.messages && extremes.most.contact < most.contact)
  sum.extremes.most = isMore ? extremes.most : most
  sum.extremes.failures = [...failures, ...extremes.failures].sort((a, b) => a.contact - b.contact).slice(0, mostTold)
}
