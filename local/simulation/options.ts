import type { Publishable } from '../workspace/compiled-files.ts'
import { type Habits, usualHabits } from './habits/habits.ts'

/** What is simulated: so many contacts through a journey. */
export type SimulationOptions = {
  readonly journey: string
  readonly contacts: number
  /** The same seed gives the same result, whatever it is computed with. Left out: `1`. */
  readonly seed?: string
  /** From when on contacts arrive (milliseconds). */
  readonly startsAt: number
  /** Left out: the usual ones. */
  readonly habits?: Habits
  /** So many contacts are counted together; it makes no difference to the result. */
  readonly batch?: number
  /** How long each contact is watched from their arrival on (milliseconds). Left out: until nothing more can happen. */
  readonly watched?: number
}

/** How far a simulation has come. */
export type Progress = { readonly done: number; readonly contacts: number }

/** An execution ends after a year, and a goal may count for some time behind it. */
const longest = 800 * 86_400_000

/** The options with everything that was left out. */
export const withUsual = (options: SimulationOptions, { settings }: Publishable): Required<SimulationOptions> => ({
  seed: '1',
  habits: usualHabits(settings),
  watched: longest,
  batch: 1000,
  ...options,
})

/** Contacts that are counted together, by their numbers: from the first to the last. */
export type Stretch = { readonly from: number; readonly to: number }

/** All contacts of a simulation, some at a time. */
export function stretches({ contacts, batch }: Pick<Required<SimulationOptions>, 'contacts' | 'batch'>): Stretch[] {
  return Array.from({ length: Math.ceil(contacts / batch) }, (_, index) => ({
    from: index * batch + 1,
    to: Math.min(contacts, (index + 1) * batch),
  }))
}
