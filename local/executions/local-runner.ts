import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'
import type { LocalClock } from '../clock/local-clock.ts'
import type { InFlight } from '../in-flight.ts'
import { executionOf } from '../step-functions/execution.ts'
import { begin, resume, type Transition } from '../step-functions/interpret.ts'
import type { Machine } from '../step-functions/machine.ts'
import type { Signal } from '../step-functions/signal.ts'
import { executionTable, type FailedExecution, type KeptExecution } from './execution-table.ts'
import { OneAtATime } from './one-at-a-time.ts'
import type { Tasks } from './tasks.ts'

/** What carries enrollments on one machine. */
export type LocalRunner = JourneyRunner & {
  /** Goes on with everything that a timer wakes by now. */
  wakeDue(): void
  nextDue(): number | undefined
  /** Goes on with executions that were on their way when the process before this one ended. */
  recover(): void
  failed(limit: number): readonly FailedExecution[]
  running(): number
}

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

/** How many executions one look for due timers takes. */
const dueAtATime = 500

/** Runs state machines in this process: a checkpoint after every transition, in the same write as what it sets going. */
export function localRunner(deps: RunnerDeps): LocalRunner {
  const { journal, clock, inFlight, tasks } = deps
  const table = executionTable(journal)
  const turns = new OneAtATime()
  const tools = () => ({ now: clock.now(), random: deps.random, uuid: deps.uuid, keepsHistory: false })

  /** Keeps a transition, sets going what it asks for, and goes on until the execution waits or ends. */
  async function drive(machine: string, first: Transition): Promise<void> {
    let step = first
    for (;;) {
      const { execution, request } = step
      journal.write(() => {
        table.save({ machine, execution, request: request && tasks.isQueued(request) ? undefined : request })
        if (request && tasks.isQueued(request)) tasks.enqueue(request)
      })
      const signal = await nextSignal(step)
      if (signal === undefined) return
      const next = await resume(deps.machine(machine), execution, signal, tools())
      if (!next.isTaken && signal.kind !== 'task-submitted') return
      step = next
    }
  }

  async function nextSignal({ request, standing }: Transition): Promise<Signal | undefined> {
    if (request && !tasks.isQueued(request)) return tasks.perform(request)
    return standing === 'ready' ? { kind: 'continue' } : undefined
  }

  /** Tells an execution something, in its turn. */
  const tell = (name: string, signal: Signal): Promise<boolean> =>
    turns.run(name, async () => {
      const kept = table.find(name)
      if (kept === undefined) return false
      const step = await resume(deps.machine(kept.machine), kept.execution, signal, tools())
      if (step.isTaken) await drive(kept.machine, step)
      return step.isTaken
    })

  /** A state that waits for a token is told outside the turn of whoever tells it: that may be the state's own task. */
  const answer = async (token: string, signal: Signal): Promise<'taken' | 'late'> => {
    const name = executionOf(token)
    if (name === undefined || table.find(name) === undefined) return 'late'
    void inFlight.run(() => tell(name, signal))
    return 'taken'
  }

  return {
    start: async ({ journey, name, input }) => {
      if (table.has(name)) return
      const { key, machine } = deps.machineFor(journey)
      const first = begin(machine, { name, input }, tools())
      journal.write(() => table.save({ machine: key, execution: first.execution }))
      void inFlight.run(() => tell(name, { kind: 'continue' }))
    },
    succeed: (token, output) => answer(token, { kind: 'task-succeeded', task: token, output }),
    fail: (token, error, cause) => answer(token, { kind: 'task-failed', task: token, error, cause }),
    wakeDue: () => {
      for (const name of table.due(clock.now(), dueAtATime)) {
        if (!turns.isBusy(name)) void inFlight.run(() => tell(name, { kind: 'time' }))
      }
    },
    nextDue: table.nextDue,
    recover: () => {
      for (const name of table.unfinished()) void inFlight.run(() => goOn(name))
    },
    failed: table.failed,
    running: table.running,
  }

  function goOn(name: string): Promise<void> {
    return turns.run(name, async () => {
      const kept: KeptExecution | undefined = table.find(name)
      if (kept === undefined) return
      const standing = kept.execution.parked.kind === 'nothing' ? 'ready' : 'parked'
      await drive(kept.machine, { ...kept, events: [], standing, isTaken: true } as Transition)
    })
  }
}
