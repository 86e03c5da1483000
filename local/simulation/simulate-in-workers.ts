import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Publishable } from '../workspace/compiled-files.ts'
import { SimulationFault } from './crowd/simulation-fault.ts'
import { journeyOf } from './journey-of.ts'
import { type Progress, type SimulationOptions, type Stretch, type WholeOptions, withUsual } from './options.ts'
import type { SimulationResult } from './result/result.ts'
import { toResult } from './result/to-result.ts'
import { used } from './simulate.ts'
import type { WorkerAnswer } from './simulation-worker.ts'
import { type LetLive, type Lived, liveInRounds } from './splits/live-in-rounds.ts'

/** More threads than this only wait for each other's memory. */
const mostWorkers = 8

/** Lets contacts live through a journey in several threads at once: by default one for each core. */
export async function simulateInWorkers(
  workspace: Publishable,
  given: SimulationOptions & { readonly workers?: number },
  onProgress: (progress: Progress) => void = () => {},
): Promise<SimulationResult> {
  const began = performance.now()
  const options = withUsual(given, workspace)
  const journey = journeyOf(workspace, options.journey)
  const wanted = given.workers ?? Math.min(availableParallelism(), mostWorkers)
  const workers = Math.min(wanted, Math.ceil(options.contacts / options.batch))
  const threads = openThreads(workers, { workspace, options })
  try {
    const lived = await liveInRounds({ workspace, options }, workThrough(threads), onProgress)
    return toResult(lived, { ...options, journey, run: { ...used(began), workers } })
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

/** A life leaves nothing but garbage: with more room for what is young, it is swept less often. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }

const openThreads = (
  count: number,
  workerData: { readonly workspace: Publishable; readonly options: WholeOptions },
): readonly Worker[] =>
  Array.from(
    { length: count },
    () => new Worker(new URL('./simulation-worker.ts', import.meta.url), { workerData, resourceLimits }),
  )

/** Lets each thread take stretches until none waits. */
const workThrough =
  (threads: readonly Worker[]): LetLive =>
  async (waiting, add) => {
    const take = async (thread: Worker): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) add(await answer(thread, next))
    }
    try {
      await Promise.all(threads.map(take))
    } finally {
      // Where one thread fails, the others need not go on.
      waiting.length = 0
    }
  }

/** What a thread answers to a stretch; one that ends by itself has failed. */
function answer(worker: Worker, stretch: Stretch): Promise<Lived> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(new SimulationFault(`a thread ended: ${cause.message}`, { cause }))
    worker.once('error', fail)
    worker.once('message', (told: WorkerAnswer) => {
      worker.off('error', fail)
      if (told.kind === 'fault') reject(new SimulationFault(told.message))
      else resolve(told.lived)
    })
    worker.postMessage(stretch)
  })
}
