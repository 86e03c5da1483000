import { afterEach, expect, it } from 'vitest'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const keyed = yaml(
  'keyed',
  'name: K\ntrigger: { event: Viewed }\nreentry: { key: product }\nsteps: [{ wait: 2d }, { tag: seen }]\n',
)

it('nobody is inside more than a hundred times at once, and all others may come in later', async () => {
  test = openTestRuntime(testWorkspace({ journeys: [keyed] }))
  for (let product = 0; product < 103; product++) await test.track('ann', 'Viewed', { product })
  expect(Object.keys((await test.contact('ann'))?.enrollments ?? {})).toHaveLength(100)
  const refused = (await test.timeline('ann')).filter(({ kind }) => kind === 'entry-refused')
  expect(refused).toMatchObject(Array(3).fill({ journey: 'keyed', reason: 'inside-too-often' }))
  await test.pass(days(3))
  await test.track('ann', 'Viewed', { product: 102 })
  expect(Object.keys((await test.contact('ann'))?.enrollments ?? {})).toHaveLength(1)
})
