import type { Journal } from '../../shared/store/sqlite/journal.ts'
import type { LocalClock } from '../clock/local-clock.ts'
import type { InFlight } from '../in-flight.ts'
import type { Machine } from '../step-functions/machine.ts'
import type { Tasks } from './tasks.ts'

/** What the runner needs. `machineFor` gives the current machine of a journey, `machine` any by its key. */
export type RunnerDeps = {
  readonly journal: Journal
  readonly clock: LocalClock
  readonly inFlight: InFlight
  readonly tasks: Tasks
  readonly machineFor: (journey: string) => { readonly key: string; readonly machine: Machine }
  readonly machine: (key: string) => Machine
  readonly random: () => number
  readonly uuid: () => string
}
