import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Publishable } from '../workspace/compiled-files.ts'
import { SimulationFault } from './crowd/simulation-fault.ts'
import { journeyOf } from './open-simulation.ts'
import { type Progress, type SimulationOptions, type Stretch, stretches, withUsual } from './options.ts'
import { addBatch, type Batch, noBatch } from './result/batch.ts'
import type { SimulationResult } from './result/result.ts'
import { toResult } from './result/to-result.ts'
import { used } from './simulate.ts'
import type { WorkerAnswer } from './simulation-worker.ts'

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
  const waiting = stretches(options)
  const workers = Math.min(given.workers ?? Math.min(availableParallelism(), mostWorkers), waiting.length)
  const sum = noBatch(journey)
  let done = 0
  const add = (batch: Batch): void => {
    addBatch(sum, batch)
    done += batch.tally.contacts
    onProgress({ done, contacts: options.contacts })
  }
  await Promise.all(Array.from({ length: workers }, () => workThrough(waiting, { workspace, options }, add)))
  return toResult(sum, { ...options, journey, run: { ...used(began), workers } })
}

/** A life leaves nothing but garbage: with more room for what is young, it is swept less often. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }

/** Lets one thread take stretches until none waits. */
async function workThrough(
  waiting: Stretch[],
  workerData: { readonly workspace: Publishable; readonly options: SimulationOptions },
  add: (batch: Batch) => void,
): Promise<void> {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { workerData, resourceLimits })
  try {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) add(await answer(worker, next))
  } finally {
    // Where one thread fails, the others need not go on.
    waiting.length = 0
    await worker.terminate()
  }
}

/** What a thread answers to a stretch; one that ends by itself has failed. */
function answer(worker: Worker, stretch: Stretch): Promise<Batch> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(new SimulationFault(`a thread ended: ${cause.message}`, { cause }))
    worker.once('error', fail)
    worker.once('message', (told: WorkerAnswer) => {
      worker.off('error', fail)
      if (told.kind === 'fault') reject(new SimulationFault(told.message))
      else resolve(told.batch)
    })
    worker.postMessage(stretch)
  })
}
