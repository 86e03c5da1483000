import { randomUUID } from 'node:crypto'
import type { HttpRequest, HttpResponse } from '../shared/contracts/http.ts'
import type { Caller } from '../shared/ports/caller.ts'
import type { Ids } from '../shared/ports/ids.ts'
import type { JourneyRunner } from '../shared/ports/journey-runner.ts'
import type { Secrets } from '../shared/ports/secrets.ts'
import type { Store } from '../shared/ports/store.ts'
import { callKeyOf, hmacSigner } from '../shared/security/hmac-signer.ts'
import type { Journal } from '../shared/store/sqlite/journal.ts'
import { type LocalBus, localBus } from './bus/local-bus.ts'
import { dueMinutes } from './clock/due-minutes.ts'
import type { LocalClock } from './clock/local-clock.ts'
import { TimeKeeper } from './clock/time-keeper.ts'
import { type LocalRunner, localRunner } from './executions/local-runner.ts'
import { localTasks } from './executions/tasks.ts'
import { consumers, type FunctionDeps, handleRequest, taskFunctions } from './functions.ts'
import { InFlight } from './in-flight.ts'
import { type Calls, localCalls } from './outbox/calls.ts'
import { deliver } from './outbox/deliver.ts'
import { localOutbox, type Outbox } from './outbox/outbox.ts'
import { type LocalQueues, localQueues } from './queues/local-queues.ts'
import { randomIds } from './random-ids.ts'
import { setRules } from './rules.ts'
import { Timers } from './timers.ts'
import type { Publishable } from './workspace/compiled-files.ts'
import { type LocalContent, localContent } from './workspace/local-content.ts'

/** A whole Waymark in one process: the same function cores and state machines as on AWS, and nothing of AWS. */
export type Runtime = {
  readonly clock: LocalClock
  readonly store: Store
  readonly outbox: Outbox
  readonly calls: Calls
  readonly bus: LocalBus
  readonly queues: LocalQueues
  readonly runner: LocalRunner
  readonly content: LocalContent
  readonly timers: Timers
  readonly inFlight: InFlight
  /** What the server at an address must be given to check that the calls of webhooks are ours. */
  callKey(url: string): string
  /** Publishes what a team has written, and sets the rules on the bus; see `LocalContent.publish`. */
  publish(workspace: Publishable, unchanged?: readonly string[]): readonly string[]
  /** Begins to work, also on what an earlier process left. */
  start(): void
  /** Answers a request to one of the functions, once what it changed is on disk; undefined where none has the path. */
  handle(request: HttpRequest): Promise<HttpResponse | undefined>
  /** Puts the clock forward and answers when everything due by then has happened. */
  advanceTo(time: number): Promise<void>
  /** Ends the work that is under way and lets go of the journal. */
  stop(): Promise<void>
}

/** What a runtime is made of. */
export type RuntimeOptions = {
  readonly journal: Journal
  readonly clock: LocalClock
  readonly store: Store
  readonly secrets: Secrets & { readonly signingKey: string }
  readonly publicUrl: string
  /** By what calls to other servers go out; left out: they are shown, and go nowhere. */
  readonly caller?: Caller
  readonly ids?: Ids
  readonly random?: () => number
  readonly onDeadLetter?: (queue: string, reason: string) => void
  readonly onRetry?: (queue: string, reason: string) => void
}

/** Puts a runtime together. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { journal, clock } = options
  const parts = assemble(options)
  const { content, bus, queues, runner, timers, load, inFlight, deps, keeper } = parts
  const route = () => setRules(bus, content.enterable(), queues)
  return {
    ...parts,
    clock,
    store: deps.store,
    callKey: (url) => callKeyOf(options.secrets.signingKey, url),
    publish(workspace, unchanged) {
      const changed = content.publish(workspace, unchanged)
      route()
      keeper.published()
      return changed
    },
    start() {
      route()
      queues.consume(consumers(deps))
      runner.recover()
      keeper.start()
      timers.start()
    },
    async handle(request) {
      load.requests++
      try {
        const response = await handleRequest(request, deps)
        await journal.committed()
        return response
      } finally {
        load.requests--
      }
    },
    advanceTo: (time) => timers.advanceTo(time),
    async stop() {
      timers.stop()
      await inFlight.idle()
      journal.close()
    },
  }
}

function assemble(options: RuntimeOptions) {
  const { journal, clock } = options
  const inFlight = new InFlight()
  const content = localContent(journal, clock)
  const load = { requests: 0 }
  const queues = localQueues({ ...options, inFlight, load })
  const bus = localBus()
  const outbox = localOutbox(journal, clock, (kept) => deliver(kept, { ...deps, isAsked: content.asksForDeliveries }))
  const calls = localCalls(journal, clock, options.caller)
  const minutes = dueMinutes(options.store)
  // Functions answer the runner's states, and the runner calls functions; each finds the other when it is needed.
  const runner: JourneyRunner = {
    start: (start) => carrier.start(start),
    succeed: (token, output) => carrier.succeed(token, output),
    fail: (token, error, cause) => carrier.fail(token, error, cause),
  }
  const deps: FunctionDeps = {
    ...options,
    store: minutes.store,
    ...{
      queue: queues,
      bus,
      mailer: outbox,
      caller: calls,
      runner,
      content: content.content,
      ids: options.ids ?? randomIds,
    },
    signer: hmacSigner(options.secrets.signingKey),
  }
  const carrier = localRunner({
    ...{ journal, clock, inFlight, machine: content.machine, machineFor: content.machineFor, uuid: randomUUID },
    tasks: localTasks(queues, taskFunctions(deps)),
    random: options.random ?? Math.random,
  })
  const keeper = new TimeKeeper({
    ...deps,
    minutes,
    inFlight,
    onFault: (reason) => options.onRetry?.('rounds', reason),
  })
  const timers = new Timers({ clock, inFlight, sources: [carrier, queues, keeper] })
  return { inFlight, load, content, queues, bus, outbox, calls, deps, runner: carrier, timers, keeper }
}
