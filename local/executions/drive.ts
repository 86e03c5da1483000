import { resume, type Transition } from '../step-functions/interpret.ts'
import type { Signal } from '../step-functions/signal.ts'
import type { Tools } from '../step-functions/states/turn.ts'
import type { ExecutionTable, KeptExecution } from './execution-table.ts'
import type { RunnerDeps } from './runner-deps.ts'

/** Moves executions on, transition by transition. */
export type Driver = {
  /** Keeps a transition and what it sets going in one write, and goes on until the execution waits or ends. */
  drive(machine: string, first: Transition): Promise<void>
  /** Tells an execution something; answers whether it was taken. */
  tell(kept: KeptExecution, signal: Signal): Promise<boolean>
  /** Goes on with an execution from where it was kept: a task that was begun is performed again. */
  goOn(kept: KeptExecution): Promise<void>
}

/** A driver over a table of executions. */
export function driver(deps: RunnerDeps, table: ExecutionTable): Driver {
  const { journal, tasks, clock } = deps
  const tools = (): Tools => ({ now: clock.now(), random: deps.random, uuid: deps.uuid, keepsHistory: false })

  const keep = (machine: string, { execution, request }: Transition): void =>
    journal.write(() => {
      const isQueued = request !== undefined && tasks.isQueued(request)
      table.save({ machine, execution, request: isQueued ? undefined : request })
      if (isQueued) tasks.enqueue(request)
    })

  const nextSignal = async ({ request, standing }: Transition): Promise<Signal | undefined> => {
    if (request && !tasks.isQueued(request)) return tasks.perform(request)
    return standing === 'ready' ? { kind: 'continue' } : undefined
  }

  async function drive(machine: string, first: Transition): Promise<void> {
    for (let step = first; ; ) {
      // Between two states nothing has happened yet: if it is lost, the checkpoint before leads here again.
      if (step.standing !== 'ready') keep(machine, step)
      const signal = await nextSignal(step)
      if (signal === undefined) return
      step = await resume(deps.machine(machine), step.execution, signal, tools())
    }
  }

  return {
    drive,
    async tell({ machine, execution }, signal) {
      const step = await resume(deps.machine(machine), execution, signal, tools())
      if (step.isTaken) await drive(machine, step)
      return step.isTaken
    },
    goOn: ({ machine, execution, request }) => {
      const standing = execution.parked.kind === 'nothing' ? 'ready' : 'parked'
      return drive(machine, {
        execution,
        events: [],
        standing,
        isTaken: true,
        ...(request === undefined ? {} : { request }),
      })
    },
  }
}
