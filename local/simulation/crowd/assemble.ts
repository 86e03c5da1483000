import type { EntryRequest } from '../../../shared/contracts/entry-request.ts'
import { type MemoryStore, memoryStore } from '../../../shared/store/memory/memory-store.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { localBus } from '../../bus/local-bus.ts'
import { localTasks } from '../../executions/tasks.ts'
import { consumers, type FunctionDeps, taskFunctions } from '../../functions.ts'
import type { LocalQueues } from '../../queues/local-queues.ts'
import { setRules } from '../../rules.ts'
import type { Publishable } from '../../workspace/compiled-files.ts'
import { localContent } from '../../workspace/local-content.ts'
import { WaysTaken } from '../splits/ways-taken.ts'
import { countedBus, countedFunctions, countedStore } from './counted.ts'
import { type CrowdClock, crowdClock } from './crowd-clock.ts'
import { CrowdKeeper } from './crowd-keeper.ts'
import { CrowdRunner } from './crowd-runner.ts'
import { Door } from './door.ts'
import { Lot } from './lot.ts'
import { delivering, type Mailbox, mailbox, unread, withoutTexts } from './unread-mails.ts'
import { noUsage, type Usage } from './usage.ts'
import { type Visit, visitsIn } from './visits.ts'
import { WorkList } from './work-list.ts'

/** What a crowd keeps of the contact who lives now, and what it counts. */
export type Kept = {
  readonly clock: CrowdClock
  readonly work: WorkList
  readonly lot: Lot
  readonly used: Usage
  readonly store: MemoryStore
  readonly ways: WaysTaken
  readonly door: Door
  readonly mailbox: Mailbox
  readonly visits: Visit[]
}

/** Nothing kept yet. */
export function nothingKept(): Kept {
  const clock = crowdClock()
  const used = noUsage()
  const mails = mailbox(clock, used)
  const store = memoryStore({ isChecked: false })
  const ways = new WaysTaken(store, clock)
  const [work, lot, door] = [new WorkList(), new Lot(), new Door()]
  return { clock, work, lot, used, store, ways, door, mailbox: mails, visits: [] }
}

/** Puts the functions and machines of a workspace around what is kept: the adapters are ours, all behind them is the product's. */
export async function assemble(workspace: Publishable, kept: Kept) {
  const { clock, work, lot, used, door } = kept
  const store = hasSplits(workspace) ? kept.ways.store : kept.store
  // Content is published as on a laptop; every function remembers what it has read of it.
  const { content, ...published } = localContent(openJournal({ path: ':memory:' }), clock)
  published.publish({ ...workspace, messages: workspace.messages.map(withoutTexts) })
  const add: LocalQueues['add'] = (name, messages) => {
    // Rounds are gone for all contacts together: what they cost is not this one's.
    if (name !== 'rounds') used.queueMessages[name] += messages.length
    for (const { body } of messages) {
      // Functions alone put something on this queue.
      if (name !== 'entry' || door.isOpenTo(body as EntryRequest)) work.add(() => take[name](body))
    }
  }
  const queue: Pick<LocalQueues, 'add' | 'send'> = { add, send: async (name, messages) => add(name, messages) }
  const bus = countedBus(localBus(), used)
  const mailer = published.asksForDeliveries() ? delivering(kept, bus) : kept.mailbox
  const keeper = await CrowdKeeper.open({ store, content, queue, clock }, work)
  const runner = new CrowdRunner({ clock, work, used, lot, tasks: () => tasks, machineFor: published.machineFor })
  const deps: FunctionDeps = {
    ...{ clock, bus, queue, mailer, runner, content, ids: lot, signer: unread, publicUrl: 'http://127.0.0.1' },
    store: countedStore(keeper.store, used, lot),
    // Nobody's server is called; it is answered as on a laptop.
    caller: { call: async () => ({ kind: 'answered', status: 200, body: '{}' }) },
    secrets: { read: async () => 'unread' },
  }
  const take = consumers(deps)
  const note = (task: unknown) => void kept.visits.push(...visitsIn(task, clock.now()))
  const tasks = localTasks(queue, countedFunctions(taskFunctions(deps), used, note))
  setRules(bus, published.enterable(), queue)
  return { bus, queue, keeper, runner }
}

const hasSplits = ({ journeys }: Publishable): boolean =>
  journeys.some(({ journey }) => Object.values(journey.steps).some(({ kind }) => kind === 'split'))
