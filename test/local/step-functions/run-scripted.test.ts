import { expect, test } from 'vitest'
import { runScripted } from '../../../local/step-functions/run-scripted.ts'
import { FUNCTION, machineOf, only, TOKEN } from './machines.ts'

const call = { Type: 'Task', Resource: FUNCTION, Arguments: {} }

test('keys that AWS leaves out are left out', async () => {
  expect(Object.keys(await runScripted(only({ Type: 'Pass' }), {}, []))).toEqual(['status', 'output', 'events'])
  const failed = await runScripted(only(call), {}, [{ error: 'Boom' }])
  expect(Object.keys(failed)).toEqual(['status', 'error', 'events'])
  const timedOut = await runScripted(only({ Type: 'Wait', Seconds: 9 }, { TimeoutSeconds: 3 }), {}, [])
  expect(Object.keys(timedOut)).toEqual(['status', 'events'])
})

test('a task that never answers ends by its time-out, or by that of the machine', async () => {
  const byTask = await runScripted(only({ ...call, TimeoutSeconds: 5 }), {}, [{ never: true }])
  expect(byTask).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  const byMachine = await runScripted(only({ ...call, Resource: TOKEN }, { TimeoutSeconds: 5 }), {}, [{ never: true }])
  expect(byMachine.status).toBe('TIMED_OUT')
  expect(byMachine.events.at(-1)?.timestamp).toBe('2026-01-01T00:00:05.000Z')
})

test('a script that leaves a task unanswered for ever is a mistake', async () => {
  await expect(runScripted(only(call), {}, [{ never: true }])).rejects.toThrow(
    'The task "S" is never answered, and nothing in the machine times out.',
  )
})

test('a script with too few answers is a mistake', async () => {
  const twice = machineOf({ A: { ...call, Next: 'B' }, B: { ...call, End: true } })
  await expect(runScripted(twice, {}, [{ output: 1 }])).rejects.toThrow(
    'The task "B" asks for answer 2, but the script has 1.',
  )
})

test('the virtual clock starts where it is told to, and years pass in no time', async () => {
  const run = await runScripted(only({ Type: 'Wait', Seconds: 30_000_000 }), {}, [], Date.UTC(2030, 0, 1))
  expect(run.events.at(0)?.timestamp).toBe('2030-01-01T00:00:00.000Z')
  expect(run.events.at(-1)?.timestamp).toBe('2030-12-14T05:20:00.000Z')
})
