import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import { executionOf } from '../step-functions/execution.ts'
import { begin } from '../step-functions/interpret.ts'
import type { Signal } from '../step-functions/signal.ts'
import { driver } from './drive.ts'
import { executionTable, type FailedExecution, type KeptExecution, type Standing } from './execution-table.ts'
import { OneAtATime } from './one-at-a-time.ts'
import type { RunnerDeps } from './runner-deps.ts'

/** What carries enrollments on one machine. */
export type LocalRunner = JourneyRunner & {
  /** Goes on with everything that a timer wakes by now. */
  wakeDue(): void
  nextDue(): number | undefined
  /** Goes on with executions that were on their way when the process before this one ended. */
  recover(): void
  failed(limit: number): readonly FailedExecution[]
  running(): number
  standing(): readonly Standing[]
}

/** How many executions one look for due timers takes. */
const dueAtATime = 500

/** Runs state machines in this process: a checkpoint after every transition, in the same write as what it sets going. */
export function localRunner(deps: RunnerDeps): LocalRunner {
  const { journal, clock, inFlight } = deps
  const table = executionTable(journal)
  const { tell, goOn } = driver(deps, table)
  const turns = new OneAtATime()

  /** Does something to an execution in its turn, counted, and outside the turn of whoever asks for it. */
  const later = (name: string, work: (kept: KeptExecution) => Promise<unknown>): void => {
    const inTurn = () =>
      turns.run(name, async () => {
        const kept = table.find(name)
        if (kept !== undefined) await work(kept)
      })
    void inFlight.run(inTurn)
  }

  const answer = async (token: string, signal: Signal): Promise<'taken' | 'late'> => {
    const name = executionOf(token)
    const kept = name === undefined ? undefined : table.find(name)
    const { parked, status } = kept?.execution ?? {}
    if (name === undefined || status !== 'RUNNING' || parked?.kind !== 'task' || parked.task !== token) return 'late'
    later(name, (found) => tell(found, signal))
    return 'taken'
  }

  return {
    start: async ({ journey, name, input }) => {
      if (table.has(name)) return
      const { key, machine } = deps.machineFor(journey)
      const tools = { now: clock.now(), random: deps.random, uuid: deps.uuid, keepsHistory: false }
      const { execution } = begin(machine, { name, input }, tools)
      journal.write(() => table.save({ machine: key, execution }))
      later(name, goOn)
    },
    succeed: (token, output) => answer(token, { kind: 'task-succeeded', task: token, output }),
    fail: (token, error, cause) => answer(token, { kind: 'task-failed', task: token, error, cause }),
    wakeDue: () => {
      for (const name of table.due(clock.now(), dueAtATime)) {
        if (!turns.isBusy(name)) later(name, (kept) => tell(kept, { kind: 'time' }))
      }
    },
    recover: () => {
      for (const name of table.unfinished()) later(name, goOn)
    },
    nextDue: table.nextDue,
    failed: table.failed,
    running: table.running,
    standing: table.standing,
  }
}
