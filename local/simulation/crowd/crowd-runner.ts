import type { Clock } from '../../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../../shared/ports/journey-runner.ts'
import type { Tasks } from '../../executions/tasks.ts'
import { type Execution, executionOf, wakesAt } from '../../step-functions/execution.ts'
import { begin, resume, type Transition } from '../../step-functions/interpret.ts'
import type { Machine } from '../../step-functions/machine.ts'
import type { Signal } from '../../step-functions/signal.ts'
import type { Lot } from './lot.ts'
import type { Usage } from './usage.ts'
import type { WorkList } from './work-list.ts'

/** What the runner needs. `tasks` comes late: functions answer the runner, and the runner calls functions. */
export type CrowdRunnerDeps = {
  readonly clock: Clock
  readonly work: WorkList
  readonly used: Usage
  readonly tasks: () => Tasks
  readonly machineFor: (journey: string) => { readonly machine: Machine }
  readonly lot: Lot
}

type Kept = { readonly machine: Machine; readonly execution: Execution; readonly due: number }

/**
 * Carries the enrollments of one contact: executions as objects, nothing written down, because nothing can crash. There
 * are a handful of them at most, so the next that falls due is looked up and not kept in order.
 */
export class CrowdRunner implements JourneyRunner {
  readonly #deps: CrowdRunnerDeps
  readonly #kept = new Map<string, Kept>()

  constructor(deps: CrowdRunnerDeps) {
    this.#deps = deps
  }

  async start({ journey, name, input }: Parameters<JourneyRunner['start']>[0]): Promise<void> {
    if (this.#kept.has(name)) return
    const { machine } = this.#deps.machineFor(journey)
    const first = begin(machine, { name, input }, this.#tools())
    this.#keep(machine, first.execution)
    this.#deps.used.executions++
    this.#deps.used.transitions++
    this.#deps.work.add(() => this.#drive(machine, first))
  }

  succeed: JourneyRunner['succeed'] = (token, output) =>
    this.#answer(token, { kind: 'task-succeeded', task: token, output })

  fail: JourneyRunner['fail'] = (token, error, cause) =>
    this.#answer(token, { kind: 'task-failed', task: token, error, cause })

  /** Every execution that was started for this contact, also those that have ended. */
  executions(): readonly Execution[] {
    return [...this.#kept.values()].map(({ execution }) => execution)
  }

  /** Whether an execution of a journey still runs. */
  isCarrying(journey: string): boolean {
    for (const { machine, execution } of this.#kept.values()) {
      if (machine.name === journey && execution.status === 'RUNNING') return true
    }
    return false
  }

  /** How many executions of a journey were started for this contact. */
  begun(journey: string): number {
    let begun = 0
    for (const { machine } of this.#kept.values()) if (machine.name === journey) begun++
    return begun
  }

  /** When the next execution falls due; infinity where none does. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY
    for (const { due } of this.#kept.values()) if (due < next) next = due
    return next
  }

  /** Sets going everything that is due by now. */
  wakeDue(): void {
    const now = this.#deps.clock.now()
    for (const { due, execution } of this.#kept.values()) if (due <= now) this.#tell(execution.name, { kind: 'time' })
  }

  /** Forgets all executions: the next contact comes. */
  clear(): void {
    this.#kept.clear()
  }

  async #answer(token: string, signal: Signal): Promise<'taken' | 'late'> {
    const name = executionOf(token) ?? ''
    const { parked, status } = this.#kept.get(name)?.execution ?? {}
    if (status !== 'RUNNING' || parked?.kind !== 'task' || parked.task !== token) return 'late'
    this.#tell(name, signal)
    return 'taken'
  }

  /** Tells an execution something, outside of the turn of whoever says so. */
  #tell(name: string, signal: Signal): void {
    this.#deps.work.add(async () => {
      const kept = this.#kept.get(name)
      if (kept === undefined) return
      const step = await this.#resume(kept, signal)
      if (step.isTaken) await this.#drive(kept.machine, step)
    })
  }

  async #drive(machine: Machine, first: Transition): Promise<void> {
    for (let step = first; ; ) {
      const kept = this.#keep(machine, step.execution)
      const signal = await this.#nextSignal(step)
      if (signal === undefined) return
      step = await this.#resume(kept, signal)
    }
  }

  async #nextSignal({ request, standing }: Transition): Promise<Signal | undefined> {
    const tasks = this.#deps.tasks()
    if (request !== undefined && !tasks.isQueued(request)) return tasks.perform(request)
    if (request !== undefined) tasks.enqueue(request)
    return standing === 'ready' ? { kind: 'continue' } : undefined
  }

  async #resume({ machine, execution }: Kept, signal: Signal): Promise<Transition> {
    const step = await resume(machine, execution, signal, this.#tools())
    const isEntry = step.execution.enteredEventId !== execution.enteredEventId
    const isRetry = execution.parked.kind === 'retry' && step.execution.parked.kind === 'task'
    if (isEntry || isRetry) this.#deps.used.transitions++
    return step
  }

  #keep(machine: Machine, execution: Execution): Kept {
    const kept = { machine, execution, due: wakesAt(execution) ?? Number.POSITIVE_INFINITY }
    this.#kept.set(execution.name, kept)
    return kept
  }

  #tools() {
    const { clock, lot } = this.#deps
    return { now: clock.now(), random: () => lot.random(), uuid: () => lot.uuid(), keepsHistory: false }
  }
}
