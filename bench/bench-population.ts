import { fileURLToPath } from 'node:url'
import { simulateInWorkers } from '../local/simulation/simulate-in-workers.ts'
import { currentWorkspace } from '../local/workspace/publication.ts'
import { atMost, type Figure } from './figures.ts'

const contacts = 100_000

/** How long a population takes through lead-nurture with the usual habits, and how much memory: `waymark simulate`. */
export async function benchPopulation(): Promise<readonly Figure[]> {
  const { workspace } = await currentWorkspace(fileURLToPath(new URL('..', import.meta.url)))
  if (workspace === undefined) throw new Error('the workspace has mistakes')
  const options = { journey: 'lead-nurture', contacts, startsAt: Date.UTC(2026, 2, 2) }
  const { run, failures } = await simulateInWorkers(workspace, options)
  if (failures.count > 0) throw new Error(`${failures.count} contacts met a fault`)
  return [
    atMost('100,000 contacts simulated through lead-nurture', run.milliseconds / 1000, 's', 60),
    atMost('  memory of the process, at its highest', run.peakMegabytes, 'MB', 1000),
  ]
}
