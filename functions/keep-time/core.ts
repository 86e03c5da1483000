import type { Round } from '../../shared/contracts/round.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Store } from '../../shared/ports/store.ts'
import { dueShards, readDueMinutes, removeDueMinute } from '../../shared/store/by-time/dues.ts'
import { peopleShards } from '../../shared/store/by-time/people.ts'
import { findTick, putTick, type Tick } from '../../shared/store/by-time/ticks.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import { readingsBegun } from './readings-begun.ts'
import { nothingAsked, whatGoesByTime } from './what-goes-by-time.ts'

/** What keeping time needs. */
export type KeepTimeDeps = {
  readonly store: Store
  readonly content: PublishedContent
  readonly queue: Queue
  readonly clock: Clock
}

/**
 * After this time nobody writes to a minute any more that was still to come when they began: then it is gone through
 * once more, for what was written while it was gone through first, and forgotten.
 */
export const settledAfter = 3 * 60_000

/**
 * What was published lately is not known everywhere yet: whoever remembers what was there before learns of it within
 * half a minute, and would find nothing new in anybody until then.
 */
const learnedSeconds = 60

/** As many minutes as one write forgets; a longer backlog waits for the next tick. */
const mostMinutes = 90

/**
 * Looks what time has brought about since the last tick, and queues it: minutes in which something is due, readings of a
 * schedule that the first clocks on earth show, and a look at everybody where segments or dates were published anew.
 * All of it may be queued twice; whoever works on it does each thing once. Answers how far time was kept.
 */
export async function keepTime({ store, content, queue, clock }: KeepTimeDeps): Promise<Tick> {
  const now = clock.now()
  const before = await findTick(store)
  const { asked, schedules } = await whatGoesByTime(content)
  const minutes = (await readDueMinutes(store, mostMinutes)).filter((minute) => minute <= now)
  const settled = minutes.filter((minute) => minute <= now - settledAfter)
  const fresh = minutes.filter((minute) => before === undefined || minute > before.at)
  const rounds: readonly Round[] = [
    ...[...new Set([...settled, ...fresh])].flatMap((minute) =>
      shards(dueShards).map((shard) => ({ kind: 'dues', minute, shard }) as const),
    ),
    ...(asked === (before?.asked ?? nothingAsked)
      ? []
      : shards(peopleShards).map((shard) => ({ kind: 'look', since: now, shard }) as const)),
    ...readingsBegun(schedules, before, now).flatMap((begun) =>
      shards(peopleShards).map((shard) => ({ kind: 'schedule', ...begun, shard }) as const),
    ),
  ]
  const messages = rounds.map((body) => (isOfNews(body, now) ? { body, delaySeconds: learnedSeconds } : { body }))
  if (messages.length > 0) await queue.send('rounds', messages)
  const tick: Tick = { at: now, asked, schedules: schedules.map(({ key }) => key) }
  await store.write([putTick(tick), ...settled.map(removeDueMinute)])
  return tick
}

/** Whether a round goes by something that was not there at the last tick. */
const isOfNews = (round: Round, now: number): boolean =>
  round.kind === 'look' || (round.kind === 'schedule' && round.from === now)

const shards = (count: number): readonly number[] => Array.from({ length: count }, (_, shard) => shard)
