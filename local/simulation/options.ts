import type { Publishable } from '../workspace/compiled-files.ts'
import { usualOver, usualStart } from './days.ts'
import { type Habits, usualHabits } from './habits/habits.ts'
import { journeyOf } from './journey-of.ts'
import type { Winner } from './splits/winner.ts'

/** What is simulated: so many contacts through a journey. */
export type SimulationOptions = {
  readonly journey: string
  readonly contacts: number
  /** The same seed gives the same result, whatever it is computed with. Left out: `1`. */
  readonly seed?: string
  /** From when on contacts come in (milliseconds). Left out: as `usualStart` says. */
  readonly startsAt?: number
  /** Left out: the usual ones. */
  readonly habits?: Habits
  /** So many contacts are counted together; it makes no difference to the result. */
  readonly batch?: number
  /** How long each contact is watched from their arrival on (milliseconds). Left out: until nothing more can happen. */
  readonly watched?: number
}

/** The options with everything that was left out, and the time within which contacts come in. */
export type WholeOptions = Required<SimulationOptions> & { readonly over: number }

/** How far a simulation has come. */
export type Progress = { readonly done: number; readonly contacts: number }

/** An execution ends after a year, and a goal may count for some time behind it. */
const longest = 800 * 86_400_000

/** Fills in what was left out. */
export function withUsual(options: SimulationOptions, workspace: Publishable): WholeOptions {
  const { settings } = workspace
  const journey = journeyOf(workspace, options.journey)
  const { habits = usualHabits(settings) } = options
  const over = habits.over ?? usualOver(journey)
  const startsAt = usualStart(journey, over, settings.timeZone)
  return { seed: '1', watched: longest, batch: 1000, startsAt, ...options, habits, over }
}

/** Contacts that are counted together, by their numbers; and the winners of splits that whoever comes later gets. */
export type Stretch = { readonly numbers: readonly number[]; readonly winners: readonly Winner[] }

/** Contacts, some at a time. */
export const stretches = (numbers: readonly number[], batch: number, winners: readonly Winner[]): Stretch[] =>
  Array.from({ length: Math.ceil(numbers.length / batch) }, (_, index) => ({
    numbers: numbers.slice(index * batch, (index + 1) * batch),
    winners,
  }))
