import { Command } from 'commander'
import { type Habits, usualHabits } from '../../local/simulation/habits/habits.ts'
import type { SimulationResult } from '../../local/simulation/result/result.ts'
import { simulateInWorkers } from '../../local/simulation/simulate-in-workers.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { currentWorkspace } from '../../local/workspace/publication.ts'
import { roughSeconds } from '../../shared/domain/time/duration.ts'
import { instantOfWallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { countText } from '../../state-machines/costs/number-text.ts'
import { fail, noSuch } from '../fail.ts'
import { toCount, toDuration } from '../flag-values.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { assumedOf } from '../simulation/assumed-words.ts'
import { drawingOf } from '../simulation/drawing.ts'
import { habitsIn } from '../simulation/habits-in.ts'
import { simulationPage } from '../simulation/page/simulation-page.ts'
import { progressBar } from '../simulation/progress.ts'
import { type Report, reportOf } from '../simulation/report.ts'
import { simulationText } from '../simulation/simulation-text.ts'
import { writeOut } from '../write-out.ts'

type SimulateFlags = {
  readonly contacts: number
  readonly seed: string
  readonly habits?: string
  readonly over?: number
  readonly start?: string
  readonly workers?: number
  readonly html?: string
  readonly json: boolean
  readonly project: string
}

/** `waymark simulate JOURNEY`: a whole population goes through a journey, before a contact is in it. */
export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('Send a population of invented contacts through a journey: who gets what, when, and what it costs.')
    .argument('<journey>', 'the name of its file in marketing/journeys')
    .option('--contacts <number>', 'so many of them', toCount(1), 10_000)
    .option('--seed <text>', 'the same seed gives the same contacts', '1')
    .option('--habits <file>', 'how contacts are and what they do, a YAML file')
    .option(
      '--over <time>',
      'they come within this time, such as 30d; left out: a year where a date comes every year, else 30 days',
      (text) => roughSeconds(toDuration(text)) * 1000,
    )
    .option(
      '--start <date>',
      "the first day on which they come; left out: the first day of the journey's schedule, else 2026-03-02",
    )
    .option('--workers <number>', 'threads to use; left out: one for each core', toCount(1))
    .option('--html <file>', 'write a page with pictures')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(run)

async function run(journey: string, flags: SimulateFlags): Promise<void> {
  const { workspace, diagnostics } = await currentWorkspace(flags.project)
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n`)
  if (workspace === undefined) return fail('Nothing can be simulated until the settings are mended.')
  const ids = workspace.journeys.map((one) => one.journey.id)
  if (!ids.includes(journey)) return fail(noSuch('journey', journey, 'that could be simulated', ids))
  const startsAt = flags.start === undefined ? undefined : startOf(flags.start, workspace.settings.timeZone)
  if (flags.start !== undefined && startsAt === undefined) return fail('--start is a date such as 2026-03-02.', 2)
  const habits = habitsOf(flags, workspace)
  const result = await simulated(workspace, { journey, startsAt, habits, flags })
  const report = reportOf(result, workspace.settings)
  const assumed = assumedOf(habits, result)
  if (flags.html !== undefined) {
    const drawing = await drawingOf(journey, workspace, flags.project)
    writeOut(flags.html, simulationPage({ report, drawing, assumed }))
    console.error(`Wrote ${flags.html}.`)
  }
  console.log(flags.json ? jsonOf(report) : simulationText(report, assumed))
  if (result.failures.count > 0) process.exitCode = 1
}

type Simulated = {
  readonly journey: string
  readonly startsAt: number | undefined
  readonly habits: Habits
  readonly flags: SimulateFlags
}

async function simulated(
  workspace: Publishable,
  { journey, startsAt, habits, flags }: Simulated,
): Promise<SimulationResult> {
  const { contacts, seed, workers } = flags
  const { stderr } = process
  const bar = progressBar({
    isTty: stderr.isTTY ?? false,
    write: (text) => void stderr.write(text),
    now: () => performance.now(),
  })
  const options = {
    ...{ journey, contacts, seed, habits },
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(workers === undefined ? {} : { workers }),
  }
  const result = await simulateInWorkers(workspace, options, bar.show)
  bar.clear()
  const { milliseconds, peakMegabytes } = result.run
  const perSecond = countText(Math.round((contacts * 1000) / Math.max(1, milliseconds)))
  console.error(
    `Took ${(milliseconds / 1000).toFixed(1)} s, ${perSecond} contacts a second, ${peakMegabytes} MB at most.`,
  )
  return result
}

/** The habits that were asked for. */
function habitsOf({ habits: file, over }: SimulateFlags, workspace: Publishable): Habits {
  const { settings } = workspace
  const habits = file === undefined ? usualHabits(settings) : habitsIn(file, settings, workspace)
  return over === undefined ? habits : { ...habits, over }
}

/** The figures without what the run itself took, so that the same seed gives the same bytes. */
function jsonOf({ result, dollars, perThousand, services }: Report): string {
  const { run: _, ...figures } = result
  return JSON.stringify({ ...figures, cost: { dollars, perThousand, services } }, null, 2)
}

/** The midnight with which a day begins in the workspace's zone. */
function startOf(date: string, zone: string): number | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const isDate = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date)
  return isDate ? instantOfWallTime(zonePeriods(zone, midnight), midnight) : undefined
}
