import type { Publishable } from '../workspace/compiled-files.ts'
import { openSimulation } from './open-simulation.ts'
import { type Progress, type SimulationOptions, withUsual } from './options.ts'
import type { SimulationResult } from './result/result.ts'
import { toResult } from './result/to-result.ts'
import { liveInRounds } from './splits/live-in-rounds.ts'

/** Lets contacts live through a journey, one after the other, in this thread. `onProgress` hears of every batch. */
export async function simulate(
  workspace: Publishable,
  given: SimulationOptions,
  onProgress: (progress: Progress) => void = () => {},
): Promise<SimulationResult> {
  const began = performance.now()
  const options = withUsual(given, workspace)
  const simulation = await openSimulation(workspace, options)
  const lived = await liveInRounds(
    { workspace, options },
    async (waiting, add) => {
      for (const stretch of waiting) add(await simulation.run(stretch))
    },
    onProgress,
  )
  return toResult(lived, { ...simulation.world, run: { ...used(began), workers: 1 } })
}

/** What a simulation took since it began. Memory is that of the whole process, at its highest. */
export const used = (began: number): { readonly milliseconds: number; readonly peakMegabytes: number } => ({
  milliseconds: Math.round(performance.now() - began),
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
})
