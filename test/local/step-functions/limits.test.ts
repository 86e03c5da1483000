import { expect, test } from 'vitest'
import { begin, InputTooLarge } from '../../../local/step-functions/interpret.ts'
import { loadMachine } from '../../../local/step-functions/machine.ts'
import { runScripted } from '../../../local/step-functions/run-scripted.ts'
import { FUNCTION, machineOf, only, runState, toolsAt, typesOf } from './machines.ts'

const LIMIT = 262_144
const tooLarge = (owner: string): string =>
  `The state/task '${owner}' returned a result with a size exceeding the maximum number of bytes service limit.`

/** A text that is exactly so many bytes as JSON. */
const textOf = (bytes: number): string => 'a'.repeat(bytes - 2)

test('an output of 256 KiB passes, one byte more does not', async () => {
  const grow = { Type: 'Pass', Output: '{% $states.input & $states.context.Execution.Input %}' }
  const half = textOf(LIMIT / 2 + 1)
  expect((await runState(grow, half)).status).toBe('SUCCEEDED')
  const run = await runState(grow, `${half}a`)
  expect(run).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', cause: tooLarge('S') })
})

test('what counts is bytes of UTF-8, not characters', async () => {
  const run = await runState({ Type: 'Pass', Output: "{% $join($map([1..100000], function($i) { '行' })) %}" })
  expect(run.error).toBe('States.DataLimitExceeded')
})

test('a task whose answer is too large fails, and can be caught by that name only', async () => {
  const task = { Type: 'Task', Resource: FUNCTION, Arguments: {}, Next: 'Done' }
  const machine = (name: string) =>
    machineOf({
      T: { ...task, Catch: [{ ErrorEquals: [name], Next: 'Caught' }] },
      Done: { Type: 'Pass', End: true },
      Caught: { Type: 'Pass', End: true },
    })
  const answers = [{ output: textOf(LIMIT + 1) }]
  expect(await runScripted(machine('States.ALL'), {}, answers)).toMatchObject({ error: 'States.DataLimitExceeded' })
  const caught = await runScripted(machine('States.DataLimitExceeded'), {}, answers)
  expect(caught.output).toEqual({ Error: 'States.DataLimitExceeded', Cause: tooLarge('lambda') })
  expect(typesOf(caught)).toContain('TaskFailed')
})

test('the arguments of a task are limited too', async () => {
  const task = { Type: 'Task', Resource: FUNCTION, Arguments: '{% $states.input & $states.input %}' }
  const run = await runState(task, textOf(LIMIT / 2 + 100))
  expect(run).toMatchObject({ error: 'States.DataLimitExceeded', cause: tooLarge('S') })
})

test('the variables of one Assign are limited, and so are all of them together', async () => {
  const double = '{% $states.input & $states.input %}'
  const large = await runState({ Type: 'Pass', Assign: { v: double }, Output: 0 }, textOf(LIMIT / 2 + 100))
  expect(large.error).toBe('States.DataLimitExceeded')

  const names = Array.from({ length: 42 }, (_, index) => `v${index}`)
  const fill = (count: number) =>
    Object.fromEntries(
      names.slice(0, count).map((name, index) => {
        const next = index + 1 === count ? { End: true } : { Next: `v${index + 1}` }
        return [name, { Type: 'Pass', Assign: { [name]: '{% $states.input %}' }, ...next }]
      }),
    )
  const input = textOf(LIMIT - 100)
  expect((await runScripted(machineOf(fill(40)), input, [])).status).toBe('SUCCEEDED')
  expect((await runScripted(machineOf(fill(42)), input, [])).error).toBe('States.DataLimitExceeded')
})

test('an execution cannot begin with an input that is too large', () => {
  const machine = loadMachine(only({ Type: 'Pass' }))
  const start = { name: 'e', input: textOf(LIMIT + 1) }
  expect(() => begin(machine, start, toolsAt(0))).toThrow(InputTooLarge)
})

test('event 25,000 ends an execution that runs in circles', async () => {
  const loop = machineOf({ Loop: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Loop' }] } })
  const run = await runScripted(loop, { spin: true }, [])
  expect(run).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  })
  expect(run.events).toHaveLength(25_000)
  expect(run.events.at(-1)).toMatchObject({ id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' })
  expect(run.events.at(-2)?.type).toBe('ChoiceStateExited')
})
