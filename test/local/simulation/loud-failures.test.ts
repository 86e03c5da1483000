import { expect, test } from 'vitest'
import { SimulationFault } from '../../../local/simulation/crowd/simulation-fault.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { simulateInWorkers } from '../../../local/simulation/simulate-in-workers.ts'
import type { Definition } from '../../../state-machines/4-emit/asl.ts'
import { idle, through, workspace } from './nurture.ts'

/** The workspace in a state in which it never is published: a message that is sent is not there. */
const withoutWelcome = { ...workspace, messages: workspace.messages.filter(({ id }) => id !== 'welcome') }

test('what a function throws ends the simulation, with the number of the contact', async () => {
  const failed = simulate(withoutWelcome, through(3, idle))
  await expect(failed).rejects.toThrow(SimulationFault)
  await expect(failed).rejects.toThrow(/contact 1 of nurture: MissingContent: message welcome/)
})

test('it ends the simulation in threads, too', async () => {
  const failed = simulateInWorkers(withoutWelcome, { ...through(60, idle), workers: 2, batch: 10 })
  await expect(failed).rejects.toThrow(SimulationFault)
  await expect(failed).rejects.toThrow(/MissingContent/)
})

test('an execution that fails is counted and told, and the others go on', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Broken',
    States: { Broken: { Type: 'Fail', Error: 'Broken', Cause: 'as the test wants it' } },
  } as unknown as Definition
  const broken = { ...workspace, journeys: workspace.journeys.map((one) => ({ ...one, definition })) }
  const result = await simulate(broken, through(15, idle))
  expect(result.ended).toEqual({ completed: 0, exited: {}, failed: 15 })
  expect(result.failures.count).toBe(15)
  expect(result.failures.first).toHaveLength(10)
  expect(result.failures.first[0]).toMatchObject({ contact: 1, state: 'Broken', error: 'Broken' })
})
