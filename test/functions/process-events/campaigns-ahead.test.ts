import { afterEach, describe, expect, it } from 'vitest'
import { processEvent } from '../../../functions/process-events/core.ts'
import type { IntakeRecord } from '../../../shared/contracts/intake-record.ts'
import type { Change, Store } from '../../../shared/ports/store.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Sunday, the first of March 2026, noon UTC. */
const start = Date.UTC(2026, 2, 1, 12)

const daily = (index: number) =>
  yaml(
    `daily-${index}`,
    `name: D\ntrigger: { schedule: { every: day, at: "20:${String(index).padStart(2, '0')}", until: 2026-03-01 } }\nsteps: [{ tag: t${index} }]\n`,
  )

const open = (count: number) => {
  const journeys = Array.from({ length: count }, (_, index) => daily(index))
  test = openTestRuntime(testWorkspace({ journeys }), start)
}

const identified = (): IntakeRecord => ({
  ...{ kind: 'identify', messageId: 'm', origin: 'server', userId: 'ann', traits: { timezone: 'America/Chicago' } },
  ...{ occurredAt: start, receivedAt: start },
})

const isMinute = (change: Change): boolean =>
  (change.kind === 'put' ? change.item.key : change.key).pk === keys.dueMinute(0).pk

describe('campaigns that are ahead of who comes', () => {
  it('are put so that many who come at once are not in each other’s way: a minute that all share goes by itself', async () => {
    open(3)
    const writes: (readonly Change[])[] = []
    const store: Store = {
      ...test.store,
      write: (changes) => {
        writes.push(changes)
        return test.store.write(changes)
      },
    }
    await processEvent(identified(), { ...coresOf(test), store })
    const withMinutes = writes.filter((changes) => changes.some(isMinute))
    expect(withMinutes.length).toBeGreaterThan(0)
    expect(withMinutes.map(({ length }) => length)).toEqual(withMinutes.map(() => 1))
  })

  it('let them in by each, however many there are', async () => {
    open(50)
    await test.pass(1_000)
    await test.identify('ann', { email: 'ann@example.com', timezone: 'America/Chicago' })
    await test.pass(days(1))
    expect((await test.contact('ann'))?.tags).toHaveLength(50)
  })
})
