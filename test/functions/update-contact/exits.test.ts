import { afterEach, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const journey = yaml(
  'j',
  `name: J
trigger: { event: Signed Up }
reentry: always
exit: [{ did: { event: Viewed, count: { lt: 1 }, within: 1d } }]
steps:
  - wait: 2d
  - send: hello
`,
)

it('an exit that holds by the passing of time is written down, though the contact is changed at that very moment', async () => {
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: [] } }))
  await test.identify('ann', { email: 'ann@example.com' })
  await test.track('ann', 'Viewed')
  await test.track('ann', 'Signed Up')
  const { store } = test
  const write = store.write.bind(store)
  let conflicts = 3
  store.write = async (changes) => {
    const isExit =
      changes.some(({ kind }) => kind === 'put') && changes.some((one) => 'item' in one && 'end' in one.item.value)
    if (isExit && conflicts-- > 0) return { kind: 'refused', at: [0] }
    return write(changes)
  }
  await test.pass(days(3))
  expect(conflicts).toBeLessThan(0)
  expect(test.received()).toEqual([])
  expect(test.runtime.runner.running()).toBe(0)
  expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'exit condition 1' })
  expect(await counted(test, 'j', 'exited')).toBe(1)
  // Whoever is out may come in again.
  await test.track('ann', 'Viewed')
  await test.track('ann', 'Signed Up')
  await test.pass(hours(1))
  expect(await counted(test, 'j', 'entered')).toBe(2)
})
