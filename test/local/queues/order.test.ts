import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type LocalClock, virtualClock } from '../../../local/clock/local-clock.ts'
import { InFlight } from '../../../local/in-flight.ts'
import { type LocalQueues, localQueues } from '../../../local/queues/local-queues.ts'
import { type Journal, openJournal } from '../../../shared/store/sqlite/journal.ts'

let journal: Journal
let clock: LocalClock
let taken: string[]
/** Messages that fail, and how often they still do. */
let failures: Map<string, number>
let inFlight: InFlight

beforeEach(() => {
  journal = openJournal({ path: ':memory:' })
  clock = virtualClock(0)
  taken = []
  failures = new Map()
  inFlight = new InFlight()
})

/** The queues of a process; a second one on the same journal is a process that was started again. */
function start(): LocalQueues {
  const queues = localQueues({ journal, clock, inFlight, load: { requests: 0 } })
  queues.consume({
    intake: async (body) => {
      const { name } = z.object({ name: z.string() }).parse(body)
      const left = failures.get(name) ?? 0
      failures.set(name, left - 1)
      if (left > 0) throw new Error(`${name} fails`)
      taken.push(name)
    },
  })
  return queues
}

async function send(queues: LocalQueues, ...names: readonly string[]): Promise<void> {
  await queues.send(
    'intake',
    names.map((name) => ({ body: { name }, group: name.slice(0, 1) })),
  )
  await inFlight.idle()
}

/** Lets time pass from one due moment to the next. */
async function passAll(queues: LocalQueues): Promise<void> {
  for (let due = queues.nextDue(); due !== undefined; due = queues.nextDue()) {
    clock.jumpTo(due)
    queues.wakeDue()
    await inFlight.idle()
  }
}

describe('a queue that keeps the order of a person’s events', () => {
  it('lets nobody’s later events overtake one that failed, and others’ go on', async () => {
    failures.set('a1', 2)
    const queues = start()
    await send(queues, 'a1', 'a2', 'b1')
    await send(queues, 'a3', 'b2')
    expect(taken).toEqual(['b1', 'b2'])
    await passAll(queues)
    expect(taken).toEqual(['b1', 'b2', 'a1', 'a2', 'a3'])
  })

  it('keeps the order when the process is started again meanwhile', async () => {
    failures.set('a1', 1)
    await send(start(), 'a1')
    const queues = start()
    await send(queues, 'a2')
    expect(taken).toEqual([])
    await passAll(queues)
    expect(taken).toEqual(['a1', 'a2'])
  })

  it('keeps the order when an event comes in the moment in which the failed one is due', async () => {
    failures.set('a1', 1)
    const queues = start()
    await send(queues, 'a1')
    clock.jumpTo(queues.nextDue() ?? 0)
    await send(queues, 'a2')
    await passAll(queues)
    expect(taken).toEqual(['a1', 'a2'])
  })

  it('gives up the event that fails for good, and counts none of its failures against those that waited behind it', async () => {
    failures.set('a1', 100).set('a2', 3)
    const queues = start()
    await send(queues, 'a1', 'a2')
    await passAll(queues)
    expect(taken).toEqual(['a2'])
    expect(queues.deadLetters(10).map(({ body }) => body)).toEqual(['{"name":"a1"}'])
  })
})
