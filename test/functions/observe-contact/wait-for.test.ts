import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

const forms = [
  ['optimised', true],
  ['plain', false],
] as const

let test: TestRuntime
afterEach(() => test.close())

const tags = async () => (await test.contact('ann'))?.tags
const answers = async () => (await test.timeline('ann')).filter(({ kind }) => kind === 'waited')

describe.each(forms)('waiting for an event, in the %s form', (_, isOptimised) => {
  async function open(steps: string, head = ''): Promise<void> {
    const text = `name: J\ntrigger: { event: Signed Up }\nreentry: always\n${head}\nsteps:\n${steps}\n`
    const messages = { hello: [], second: [] }
    test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], messages, isOptimised }))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
  }

  const waiting = (more = '') => `  - wait-for: { event: Bought, where: { amount: { gte: 10 } }, within: 2d${more} }
    then: [{ tag: bought }]
    else: [{ tag: not-bought }]`

  it('goes on at once when it comes', async () => {
    await open(waiting())
    await test.pass(days(1))
    await test.track('ann', 'Bought', { amount: 10 })
    expect(await tags()).toEqual(['bought'])
    expect(await answers()).toHaveLength(1)
    expect(test.runtime.runner.running()).toBe(0)
  })

  it('goes the other way when it has not come in time', async () => {
    await open(waiting())
    await test.pass(days(2) - 1)
    expect(await tags()).toEqual([])
    await test.pass(1)
    expect(await tags()).toEqual(['not-bought'])
    expect(await answers()).toEqual([])
  })

  it('is not ended by another event, or by one that the filter does not mean', async () => {
    await open(waiting())
    await test.track('ann', 'Bought', { amount: 9 })
    await test.track('ann', 'Bought')
    await test.track('ann', 'Viewed', { amount: 10 })
    await test.track('ben', 'Bought', { amount: 10 })
    await test.pass(days(2))
    expect(await tags()).toEqual(['not-bought'])
  })

  it('is over at once where it has already come since the entry', async () => {
    await open(`  - wait: 1d\n${waiting()}`)
    await test.track('ann', 'Bought', { amount: 10 })
    await test.pass(days(1) + hours(1))
    expect(await tags()).toEqual(['bought'])
  })

  it('but not where it came before the entry', async () => {
    test = openTestRuntime(testWorkspace({ journeys: [] }))
    await test.close()
    const text = `name: J\ntrigger: { event: Signed Up }\nsteps:\n${waiting()}\n`
    test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], isOptimised }))
    await test.track('ann', 'Bought', { amount: 10 })
    await test.pass(1)
    await test.track('ann', 'Signed Up')
    await test.pass(days(3))
    expect(await tags()).toEqual(['not-bought'])
  })

  it('means the next event of the kind that let the contact in, not that one itself', async () => {
    await open('  - wait-for: { event: Signed Up, within: 2d }\n    then: [{ tag: again }]\n    else: [{ tag: once }]')
    expect(await tags()).toEqual([])
    await test.pass(days(3))
    expect(await tags()).toEqual(['once'])
    await test.track('ann', 'Signed Up')
    await test.pass(hours(1))
    await test.track('ann', 'Signed Up')
    expect(await tags()).toEqual(['once', 'again'])
  })

  it('since a step: what came before that step does not count, what came after it does', async () => {
    const steps = `  - wait: 1d\n  - send: hello\n  - wait: 1d\n${waiting(', since: hello')}`
    await open(steps)
    await test.track('ann', 'Bought', { amount: 10 })
    await test.pass(days(2) + hours(1))
    expect(await tags()).toEqual([])
    await test.pass(days(2))
    expect(await tags()).toEqual(['not-bought'])
    await test.close()
    await open(steps)
    await test.pass(days(1) + hours(1))
    await test.track('ann', 'Bought', { amount: 10 })
    await test.pass(days(1))
    expect(await tags()).toEqual(['bought'])
  })

  it('goes one way only where the event comes at the very moment of the time-out', async () => {
    for (const before of [-1, 0, 1]) {
      await open(waiting())
      await test.runtime.advanceTo(test.runtime.clock.now() + days(2) + before)
      await test.track('ann', 'Bought', { amount: 10 })
      await test.pass(hours(1))
      expect(await tags()).toEqual([before < 0 ? 'bought' : 'not-bought'])
      expect(await answers()).toHaveLength(before < 0 ? 1 : 0)
      expect(test.runtime.runner.running()).toBe(0)
      await test.close()
    }
    await open(waiting())
  })

  it('takes no event for an answer that comes when the wait is long over', async () => {
    await open('  - wait-for: { event: Bought, within: 2d }\n    then: [{ tag: bought }]\n  - wait: 5d\n  - tag: end')
    await test.pass(days(3))
    await test.track('ann', 'Bought')
    expect(await answers()).toEqual([])
    await test.pass(days(5))
    expect(await tags()).toEqual(['end'])
  })

  it('ends at once when the contact exits', async () => {
    await open(waiting(), 'exit: [{ event: Left }, { tag: gone }]')
    await test.track('ann', 'Left')
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Left' })
    expect(test.runtime.runner.running()).toBe(0)
    await test.pass(days(3))
    expect(await tags()).toEqual([])
  })

  it('an exit is asked before the answer where one event is both', async () => {
    await open(waiting(), 'exit: [{ event: Bought, where: { amount: { lt: 20 } } }]')
    await test.track('ann', 'Bought', { amount: 10 })
    expect(await tags()).toEqual([])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Bought' })
  })

  it('after a message ends by an exit at once, too', async () => {
    await open('  - send: hello\n  - wait: 5d\n  - send: second', 'exit: [{ event: Left }]')
    await test.pass(days(1))
    await test.track('ann', 'Left')
    await test.pass(days(9))
    expect(test.received()).toEqual(['hello'])
    expect(test.runtime.runner.running()).toBe(0)
  })
})
