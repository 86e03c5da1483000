import { expect, test } from 'vitest'
import { compileMany } from '../../support/compiler/many-journeys.ts'

const journeys = 10_000

test(`${journeys} random journeys give mistakes or a machine that both validators accept`, async () => {
  const { machines } = await compileMany({}, journeys, 1)
  // Mistakes alone would prove little about machines.
  expect(machines).toBeGreaterThan(journeys / 10)
}, 300_000)
