import { afterEach, describe, expect, it } from 'vitest'
import { enrollContact } from '../../../functions/enroll-contact/core.ts'
import { updateContact } from '../../../functions/update-contact/core.ts'
import { diceOf } from '../../../local/simulation/habits/dice.ts'
import { openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'
import { farStore } from './many-machines.ts'

const many = 40

let test: TestRuntime
afterEach(() => test.close())

const open = (steps: string) => {
  const journeys = Array.from({ length: many }, (_, index) =>
    yaml(`j${index}`, `name: J\ntrigger: { event: Signed Up }\nsteps:\n${steps}\n`),
  )
  test = openTestRuntime(testWorkspace({ journeys }))
}

const entered = async () =>
  (await test.timeline('ann')).flatMap((one) => (one.kind === 'entered' ? [one.enrollmentId] : []))

describe('forty journeys that one event begins', () => {
  it('are all entered at once on a laptop, and so is what they do', async () => {
    open('  - score: 1\n  - wait-for: { event: Bought, within: 2d }\n    then: [{ score: { bought: 1 } }]')
    await test.track('ann', 'Signed Up')
    // Nothing was put back to be done later.
    expect(test.runtime.queues.waiting()).toBe(0)
    expect(await entered()).toHaveLength(many)
    expect((await test.contact('ann'))?.scores).toEqual({ main: many })
    await test.track('ann', 'Bought')
    expect((await test.contact('ann'))?.scores).toEqual({ main: many, bought: many })
    expect(test.runtime.runner.failed(10)).toEqual([])
  })

  it.each([1, 2, 3])('are all entered by many machines within seconds, and so is what they do: %s', async (seed) => {
    open('  - wait: 1d\n  - { id: more, score: 1 }')
    await test.identify('ann', {})
    const contactId = (await test.contact('ann'))?.contactId ?? ''
    const dice = diceOf(String(seed), 0)
    let thrown = 0
    const { store, run } = farStore(test.store, () => dice(String(++thrown)))
    const cores = { ...coresOf(test), store }
    const event = { eventId: 'e', contactId, name: 'Signed Up', occurredAt: test.runtime.clock.now(), properties: {} }
    const journeys = Array.from({ length: many }, (_, index) => `j${index}`)
    expect(await run(Promise.all(journeys.map((journey) => enrollContact({ journey, event }, cores))))).toBeLessThan(
      5000,
    )
    expect(await entered()).toHaveLength(many)
    const enrollments = Object.entries((await test.contact('ann'))?.enrollments ?? {})
    const tasks = enrollments.map(([enrollmentId, { journey, version }]) => {
      return { contactId, enrollmentId, journey, version, updates: ['more'], asks: [] }
    })
    expect(await run(Promise.all(tasks.map((task) => updateContact(task, cores))))).toBeLessThan(5000)
    expect((await test.contact('ann'))?.scores).toEqual({ main: many })
  })
})
