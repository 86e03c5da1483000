import { expect, test } from 'vitest'
import { hostileWorld } from '../../support/compiler/hostile-texts.ts'
import { compileMany } from '../../support/compiler/many-journeys.ts'

const journeys = 10_000

test(`${journeys} random journeys of hostile texts give mistakes or a machine that both validators accept`, async () => {
  const { machines } = await compileMany(hostileWorld, journeys, 2)
  expect(machines).toBeGreaterThan(journeys / 10)
}, 300_000)
