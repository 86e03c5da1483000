import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const browsing = yaml(
  'browsing',
  `name: Browsing
trigger: { event: Product Viewed }
reentry: { key: product }
exit: [{ event: Order Completed }, { tag: customer }]
goal: { event: Order Completed, within: 5d }
steps:
  - wait: 1d
  - send: hello
`,
)
const buying = yaml('buying', 'name: Buying\ntrigger: { event: Signed Up }\nsteps:\n  - tag: customer\n')
const many = 70

/** Ann looks at many products, each of which begins an enrollment of its own. */
async function browse(): Promise<void> {
  test = openTestRuntime(testWorkspace({ journeys: [browsing, buying], messages: { hello: [] } }))
  await test.identify('ann', { email: 'ann@example.com' })
  for (let product = 0; product < many; product++) await test.track('ann', 'Product Viewed', { product })
  expect(Object.keys((await test.contact('ann'))?.enrollments ?? {})).toHaveLength(many)
}

const toldOf = async (kind: string) => (await test.timeline('ann')).filter((activity) => activity.kind === kind)

describe('a contact who is inside very often', () => {
  it('leaves everywhere by one event, which counts once', async () => {
    await browse()
    await test.track('ann', 'Order Completed')
    expect(await toldOf('exited')).toHaveLength(many)
    expect(await toldOf('goal-reached')).toHaveLength(many)
    expect(await counted(test, 'browsing', 'exited')).toBe(many)
    expect(await counted(test, 'browsing', 'goal-reached')).toBe(many)
    const { history, enrollments } = (await test.contact('ann')) ?? {}
    expect(Object.values(history ?? {})).toMatchObject([{ total: 1 }])
    expect(enrollments).toEqual({})
    expect((await toldOf('event')).at(-1)).toMatchObject({ name: 'Order Completed' })
    await test.pass(days(2))
    expect(test.mails()).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
  })

  it('reaches a goal everywhere by one event, also where all is over but the goal', async () => {
    await browse()
    await test.pass(days(2))
    expect(test.mails()).toHaveLength(many)
    await test.track('ann', 'Order Completed')
    expect(await counted(test, 'browsing', 'goal-reached')).toBe(many)
    expect((await test.contact('ann'))?.enrollments).toEqual({})
  })

  it('leaves everywhere by a tag that another journey gives, before anything is sent', async () => {
    await browse()
    await test.track('ann', 'Signed Up')
    expect(test.runtime.runner.failed(1)).toEqual([])
    await test.pass(days(2))
    expect(test.mails()).toEqual([])
    expect(await toldOf('exited')).toHaveLength(many)
  })

  it('and of whom a crash takes the bus away in the middle, is settled by the next delivery', async () => {
    await browse()
    const { store } = test
    const write = store.write.bind(store)
    let writes = 0
    store.write = async (changes) => {
      if (++writes === 3) throw new Error('the store is out of reach')
      return write(changes)
    }
    await test.track('ann', 'Order Completed')
    await test.pass(hours(1))
    expect(await counted(test, 'browsing', 'exited')).toBe(many)
    expect(await counted(test, 'browsing', 'goal-reached')).toBe(many)
    expect(Object.values((await test.contact('ann'))?.history ?? {})).toMatchObject([{ total: 1 }])
  })
})
