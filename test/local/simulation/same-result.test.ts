import { describe, expect, test } from 'vitest'
import type { SimulationResult } from '../../../local/simulation/result/result.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { simulateInWorkers } from '../../../local/simulation/simulate-in-workers.ts'
import { through, workspace } from './nurture.ts'

/** A result as bytes, without what differs from run to run. */
const bytesOf = ({ run: _, ...result }: SimulationResult): string => JSON.stringify(result)

/** Enough of everything happens to a lively crowd of this size that a difference would show. */
const options = { ...through(160, { opens: 0.6, clicks: 0.4, replies: 0.1 }), seed: 'spring' }

describe('the same seed', () => {
  test('gives the same result again, in batches of any size', async () => {
    const once = bytesOf(await simulate(workspace, options))
    for (const batch of [1, 7, 160]) expect(bytesOf(await simulate(workspace, { ...options, batch }))).toBe(once)
  })

  test.each([1, 2, 3])('gives the same result in %d threads', async (workers) => {
    const here = bytesOf(await simulate(workspace, options))
    expect(bytesOf(await simulateInWorkers(workspace, { ...options, workers, batch: 30 }))).toBe(here)
  })
})

test('another seed gives another result', async () => {
  const one = bytesOf(await simulate(workspace, options)).replace('spring', '')
  const other = bytesOf(await simulate(workspace, { ...options, seed: 'autumn' })).replace('autumn', '')
  expect(one).not.toBe(other)
})

test('progress is told until all contacts are done', async () => {
  const told: number[] = []
  await simulateInWorkers(workspace, { ...options, workers: 2, batch: 40 }, ({ done }) => told.push(done))
  expect(told).toEqual([40, 80, 120, 160])
})
