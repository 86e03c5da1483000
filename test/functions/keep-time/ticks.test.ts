import { describe, expect, it } from 'vitest'
import { keepTime, settledAfter } from '../../../functions/keep-time/core.ts'
import type { Round } from '../../../shared/contracts/round.ts'
import { roundSchema } from '../../../shared/contracts/round.ts'
import type { Queue } from '../../../shared/ports/queue.ts'
import { putDueMinutes, readDueMinutes } from '../../../shared/store/by-time/dues.ts'
import { publishedContent } from '../../../shared/store/published-content.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../../shared/store/sqlite/write-barrier.ts'
import { testSettings, testWorkspace, yaml } from '../../support/test-workspace.ts'

const minute = 60_000
const hour = 60 * minute

/** Keeps time by itself: a store, what is published, and what was queued by each tick. */
function keeper(journeys: Parameters<typeof testWorkspace>[0]['journeys'] = [], segments = {}) {
  const store = sqliteStore(openJournal({ path: ':memory:' }), noBarrier)
  const files = new Map<string, unknown>()
  const publish = (workspace: ReturnType<typeof testWorkspace>) => {
    files.clear()
    files.set('settings.json', testSettings)
    files.set('segments.json', workspace.segments)
    const index = workspace.journeys.map(({ journey: { id, version } }) => [id, { version }])
    files.set('index.json', { journeys: Object.fromEntries(index) })
    for (const { journey } of workspace.journeys) files.set(`journeys/${journey.id}/${journey.version}.json`, journey)
    content.forget()
  }
  const clock = { now: () => now }
  const content = publishedContent({ read: async (key) => files.get(key) as never }, clock)
  let now = Date.UTC(2026, 2, 2)
  let queued: Round[] = []
  const queue: Queue = {
    send: async (name, messages) => {
      expect(name).toBe('rounds')
      queued.push(...messages.map(({ body }) => roundSchema.parse(body)))
    },
  }
  publish(testWorkspace({ journeys, segments }))
  return {
    store,
    publish,
    queue,
    now: () => now,
    /** Lets a tick be at a time after the last one, and answers what it queued, without the shares. */
    async tick(after: number, over: Partial<Parameters<typeof keepTime>[0]> = {}) {
      now += after
      queued = []
      await keepTime({ store, content, queue, clock, ...over })
      return [...new Set(queued.map(({ shard: _, ...round }) => JSON.stringify(round)))].map((text) => JSON.parse(text))
    },
  }
}

const due = (at: number) => ({ kind: 'dues', minute: at })

describe('a tick', () => {
  it('queues a minute when it is come, once more when it is settled, and forgets it', async () => {
    const kept = keeper()
    const at = kept.now() + 5 * minute
    await kept.store.write(putDueMinutes([at]))
    expect(await kept.tick(minute)).toEqual([])
    expect(await kept.tick(4 * minute)).toEqual([due(at)])
    expect(await kept.tick(minute)).toEqual([])
    expect(await kept.tick(settledAfter)).toEqual([due(at)])
    expect(await readDueMinutes(kept.store)).toEqual([])
    expect(await kept.tick(minute)).toEqual([])
  })

  it('leaves no minute out where it was down for a while', async () => {
    const kept = keeper()
    const minutes = Array.from({ length: 200 }, (_, at) => kept.now() + (at + 1) * minute)
    for (const one of minutes) await kept.store.write(putDueMinutes([one]))
    await kept.tick(0)
    const seen = new Set<number>()
    for (const after of [200 * minute, minute, minute, minute, minute, minute]) {
      for (const round of await kept.tick(after)) seen.add(round.minute)
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual(minutes)
    expect(await readDueMinutes(kept.store)).toEqual([])
  })

  it('does again what it could not finish', async () => {
    const kept = keeper()
    const at = kept.now() + minute
    await kept.store.write(putDueMinutes([at]))
    await kept.tick(0)
    const failing: Queue = { send: () => Promise.reject(new Error('no queue')) }
    await expect(kept.tick(minute, { queue: failing })).rejects.toThrow('no queue')
    expect(await kept.tick(minute)).toEqual([due(at)])
  })

  it('calls on everybody where segments or dates are asked that were not before, and then no more', async () => {
    const kept = keeper()
    const dated = yaml('d', 'name: D\ntrigger: { date: { attribute: day, at: "09:00" } }\nsteps: [{ tag: a }]\n')
    expect(await kept.tick(0)).toEqual([])
    kept.publish(testWorkspace({ journeys: [], segments: { vips: '{ tag: vip }' } }))
    expect(await kept.tick(minute)).toEqual([{ kind: 'look', since: kept.now() }])
    expect(await kept.tick(minute)).toEqual([])
    kept.publish(testWorkspace({ journeys: [dated], segments: { vips: '{ tag: vip }' } }))
    expect(await kept.tick(minute)).toEqual([{ kind: 'look', since: kept.now() }])
    const renamed = {
      ...dated,
      text: 'name: E\ntrigger: { date: { attribute: day, at: "09:00" } }\nsteps: [{ tag: b }]\n',
    }
    kept.publish(testWorkspace({ journeys: [renamed as typeof dated], segments: { vips: '{ tag: vip }' } }))
    expect(await kept.tick(minute)).toEqual([])
  })

  it('lets what is new be known everywhere, before anybody is called on for it', async () => {
    const kept = keeper([], { vips: '{ tag: vip }' })
    const delays: (readonly [string, number | undefined])[] = []
    const queue: Queue = {
      send: async (_, messages) => {
        for (const { body, delaySeconds } of messages) delays.push([roundSchema.parse(body).kind, delaySeconds])
      },
    }
    const told = () => Object.fromEntries(delays.splice(0))
    const campaign = yaml('c', 'name: C\ntrigger: { schedule: { every: day, at: "10:00" } }\nsteps: [{ tag: a }]\n')
    kept.publish(testWorkspace({ journeys: [campaign], segments: { vips: '{ tag: vip }' } }))
    await kept.tick(0, { queue })
    expect(told()).toEqual({ look: 60, schedule: 60 })
    await kept.store.write(putDueMinutes([kept.now() + minute]))
    await kept.tick(24 * hour + minute, { queue })
    expect(told()).toEqual({ dues: undefined, schedule: undefined })
  })

  it('begins a campaign when the first clocks on earth show its time, fourteen hours ahead', async () => {
    const text = 'name: C\ntrigger: { schedule: { every: day, at: "10:00" } }\nsteps: [{ tag: a }]\n'
    const kept = keeper([yaml('c', text)])
    const reading = Date.UTC(2026, 2, 3, 10)
    await kept.tick(0)
    expect(await kept.tick(20 * hour - minute)).toEqual([])
    const begun = { kind: 'schedule', journey: 'c', trigger: 0, reading, from: reading - 14 * hour }
    expect(await kept.tick(minute)).toEqual([begun])
    expect(await kept.tick(minute)).toEqual([])
  })

  it('makes up for a campaign after hours, and not after days', async () => {
    const text = 'name: C\ntrigger: { schedule: { on: 2026-03-04, at: "10:00" } }\nsteps: [{ tag: a }]\n'
    const begins = Date.UTC(2026, 2, 4, 10) - 14 * hour
    for (const [late, rounds] of [
      [23, 1],
      [25, 0],
    ] as const) {
      const kept = keeper([yaml('c', text)])
      await kept.tick(0)
      expect(await kept.tick(begins - kept.now() + late * hour)).toHaveLength(rounds)
    }
  })
})
