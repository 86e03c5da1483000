import { expect, it } from 'vitest'
import { days, openTestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

const cart = yaml(
  'cart',
  'name: Cart\ntrigger: { event: Product Added }\nexit: [{ event: Order Completed }]\nsteps:\n  - wait: 24h\n  - send: reminder\n',
)

it('does not let in who has done what ends the journey before the entry was decided', async () => {
  const test = openTestRuntime(testWorkspace({ journeys: [cart], messages: { reminder: [] } }))
  await test.identify('ann', { email: 'ann@example.com' })
  // Both in one request: the order is known before the entry queue has come to the cart.
  await test.post(
    { type: 'track', userId: 'ann', event: 'Product Added' },
    { type: 'track', userId: 'ann', event: 'Order Completed' },
  )
  await test.pass(days(3))
  expect(test.received()).toEqual([])
  await test.close()
})

it('lets in who did it before the trigger', async () => {
  const test = openTestRuntime(testWorkspace({ journeys: [cart], messages: { reminder: [] } }))
  await test.identify('ann', { email: 'ann@example.com' })
  await test.track('ann', 'Order Completed')
  await test.pass(days(1))
  await test.track('ann', 'Product Added')
  await test.pass(days(3))
  expect(test.received()).toEqual(['reminder'])
  await test.close()
})
