/** So many journeys bring one another about in a row, at the most: the one behind them is let into no more. */
export const mostHops = 20

/** What an enrollment brings about in this time after entry, it brings about in a row with what let the contact in. */
const inARow = 24 * 3_600_000

/** Something that says how far it is from what came from outside: so many journeys lie in between. */
export type Hopping = { readonly hops?: number | undefined }

/**
 * How far what an enrollment brings about now is from what came from outside. A day after entry it begins anew: who goes
 * round so slowly costs little, and may be meant to.
 */
export const hopsAfter = (
  { enteredAt, trigger }: { readonly enteredAt: number; readonly trigger: Hopping },
  now: number,
): number => (now - enteredAt < inARow ? (trigger.hops ?? 0) + 1 : 0)

/** The same as it is written down: nothing, of what comes from outside. */
export const hopsIn = ({ hops = 0 }: Hopping): { readonly hops?: number } => (hops === 0 ? {} : { hops })
