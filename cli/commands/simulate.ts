import { existsSync, writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { type Habits, usualHabits } from '../../local/simulation/habits/habits.ts'
import type { SimulationResult } from '../../local/simulation/result/result.ts'
import { simulateInWorkers } from '../../local/simulation/simulate-in-workers.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { currentWorkspace } from '../../local/workspace/publication.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { parseDuration, roughSeconds } from '../../shared/domain/time/duration.ts'
import { instantOfWallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { countText } from '../../state-machines/costs/dollar-text.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { drawingOf } from '../simulation/drawing.ts'
import { simulationPage } from '../simulation/page/simulation-page.ts'
import { progressBar } from '../simulation/progress.ts'
import { assumedOf, readHabits } from '../simulation/read-habits.ts'
import { type Report, reportOf } from '../simulation/report.ts'
import { simulationText } from '../simulation/simulation-text.ts'

type SimulateFlags = {
  readonly contacts: number
  readonly seed: string
  readonly habits?: string
  readonly over?: number
  readonly start: string
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
    .option('--contacts <number>', 'so many of them', toCount, 10_000)
    .option('--seed <text>', 'the same seed gives the same contacts', '1')
    .option('--habits <file>', 'how contacts are and what they do, a YAML file')
    .option('--over <time>', 'they arrive within this time, such as 30d', toMilliseconds)
    .option('--start <date>', 'the day from which on they arrive', '2026-03-02')
    .option('--workers <number>', 'threads to use; left out: one for each core', toCount)
    .option('--html <file>', 'write a page with pictures')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(run)

async function run(journey: string, flags: SimulateFlags): Promise<void> {
  const { workspace, diagnostics } = await currentWorkspace(flags.project)
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n`)
  const ids = workspace?.journeys.map((one) => one.journey.id) ?? []
  if (workspace === undefined || !ids.includes(journey)) {
    const meant = nearest(journey, ids)
    const hint = meant ? `Did you mean \`${meant}\`?` : `There are: ${ids.join(', ') || 'none'}.`
    return refuse(`There is no journey \`${journey}\` that could be simulated. ${hint}`)
  }
  const startsAt = startOf(flags.start, workspace.settings.timeZone)
  if (startsAt === undefined) return refuse('--start is a date such as 2026-03-02.')
  const habits = habitsOf(flags, workspace)
  if (habits === undefined) return
  const result = await simulated(workspace, { journey, startsAt, habits, flags })
  const report = reportOf(result, workspace.settings)
  if (flags.html !== undefined) {
    const drawing = await drawingOf(journey, workspace, flags.project)
    writeFileSync(flags.html, simulationPage({ report, drawing, assumed: assumedOf(habits) }))
    console.error(`Wrote ${flags.html}.`)
  }
  console.log(flags.json ? jsonOf(report) : simulationText(report))
  if (result.failures.count > 0) process.exitCode = 1
}

type Simulated = {
  readonly journey: string
  readonly startsAt: number
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
  const options = { journey, contacts, seed, startsAt, habits, ...(workers === undefined ? {} : { workers }) }
  const result = await simulateInWorkers(workspace, options, bar.show)
  bar.clear()
  const { milliseconds, peakMegabytes } = result.run
  const perSecond = countText(Math.round((contacts * 1000) / Math.max(1, milliseconds)))
  console.error(
    `Took ${(milliseconds / 1000).toFixed(1)} s, ${perSecond} contacts a second, ${peakMegabytes} MB at most.`,
  )
  return result
}

/** The habits that were asked for; undefined where their file has mistakes, which are told. */
function habitsOf({ habits: file, over }: SimulateFlags, { settings }: Publishable): Habits | undefined {
  if (file !== undefined && !existsSync(file)) return void refuse(`There is no file ${file}.`)
  const read =
    file === undefined ? { kind: 'read' as const, habits: usualHabits(settings) } : readHabits(file, settings)
  if (read.kind === 'read') return { ...read.habits, ...(over === undefined ? {} : { over }) }
  return void refuse(diagnosticsText(read.diagnostics))
}

/** The figures without what the run itself took, so that the same seed gives the same bytes. */
function jsonOf({ result, dollars, perThousand, services }: Report): string {
  const { run: _, ...figures } = result
  return JSON.stringify({ ...figures, cost: { dollars, perThousand, services } }, null, 2)
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}

function toCount(text: string): number {
  const count = Number(text.replaceAll(/[,_]/g, ''))
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('write a number such as 100000')
  return count
}

function toMilliseconds(text: string): number {
  const duration = parseDuration(text)
  if (duration === undefined) throw new InvalidArgumentError('write a time such as 30d')
  return roughSeconds(duration) * 1000
}

/** The midnight with which a day begins in the workspace's zone. */
function startOf(date: string, zone: string): number | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(midnight) ? undefined : instantOfWallTime(zonePeriods(zone, midnight), midnight)
}
