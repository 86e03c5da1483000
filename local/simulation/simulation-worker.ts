import { parentPort, workerData } from 'node:worker_threads'
import type { Publishable } from '../workspace/compiled-files.ts'
import { openSimulation, type Simulation } from './open-simulation.ts'
import type { SimulationOptions, Stretch } from './options.ts'
import type { Lived } from './splits/live-in-rounds.ts'

/** What a thread of a simulation answers to a stretch of contacts. */
export type WorkerAnswer =
  | { readonly kind: 'counted'; readonly lived: Lived }
  | { readonly kind: 'fault'; readonly message: string }

const { workspace, options }: { readonly workspace: Publishable; readonly options: SimulationOptions } = workerData
let simulation: Promise<Simulation> | undefined

async function answer(stretch: Stretch): Promise<WorkerAnswer> {
  try {
    // Opened with the first stretch, so that a fault on the way is told like any other.
    simulation ??= openSimulation(workspace, options)
    return { kind: 'counted', lived: await (await simulation).run(stretch) }
  } catch (fault) {
    return { kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) }
  }
}

parentPort?.on('message', async (stretch: Stretch) => parentPort?.postMessage(await answer(stretch)))
