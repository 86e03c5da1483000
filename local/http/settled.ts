import type { Runtime } from '../runtime.ts'

/** Whoever does something finds its consequences in the outbox: what follows at once has happened, or nearly. */
export const settled = ({ inFlight }: Pick<Runtime, 'inFlight'>): Promise<void> =>
  Promise.race([inFlight.idle(), new Promise<void>((resolve) => setTimeout(resolve, 2000))])
