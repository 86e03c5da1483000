import { expect, test } from 'vitest'
import { runScripted } from '../../../local/step-functions/run-scripted.ts'
import { machineOf, only, runState } from './machines.ts'

test('Assign and Output both see the values at entry, so an Output does not see the new variables', async () => {
  const run = await runScripted(
    machineOf({
      First: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: {
        Type: 'Pass',
        Assign: { a: '{% $b %}', b: '{% $a %}' },
        Output: ['{% $a %}', '{% $b %}'],
        Next: 'Show',
      },
      Show: { Type: 'Pass', Output: { before: '{% $states.input %}', after: ['{% $a %}', '{% $b %}'] }, End: true },
    }),
    {},
    [],
  )
  expect(run.output).toEqual({ before: [1, 2], after: [2, 1] })
})

test.each([[null], [0], [false], [''], ['text'], [[]], [[1, 'a', null, { deep: [true] }]], [{}]])(
  'an Output may be any JSON: %j',
  async (output) => {
    expect((await runState({ Type: 'Pass', Output: output })).output).toEqual(output)
  },
)

test('a text is an expression only when the marks enclose all of it', async () => {
  const run = await runState({ Type: 'Pass', Output: ['abc {% 1 %}', ' {% 1 %} ', '{% 1 %}', '{%1%}'] })
  expect(run.output).toEqual(['abc {% 1 %}', ' {% 1 %} ', 1, 1])
})

test('without an Output the input is handed on, and Assign does not change it', async () => {
  expect((await runState({ Type: 'Pass', Assign: { a: 1 } }, { kept: true })).output).toEqual({ kept: true })
})

test('an empty Assign is not told in the history', async () => {
  const { events } = await runState({ Type: 'Pass', Assign: {} })
  expect(events.find(({ type }) => type === 'PassStateExited')?.['stateExitedEventDetails']).toEqual({
    name: 'S',
    output: {},
    outputDetails: { truncated: false },
  })
})

test.each([
  ['a key', { Output: { list: [{ v: '{% $states.input.absent %}' }] } }, 'Output/list[0]/v'],
  ['the whole field', { Output: '{% $states.input.absent %}' }, 'Output'],
  ['a variable', { Assign: { x: '{% $states.input.absent %}' } }, 'Assign/x'],
])('an expression that gives nothing in %s fails the execution and names the field', async (_, fields, location) => {
  const run = await runScripted(only({ Type: 'Pass', ...fields }), {}, [])
  expect(run.error).toBe('States.QueryEvaluationError')
  expect(run.cause).toBe(
    `An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.absent' specified for the field '${location}' returned nothing (undefined).`,
  )
  expect(run).not.toHaveProperty('output')
})

test('Succeed ends with its Output, and Fail with its Error and Cause, which may be computed', async () => {
  const succeed = await runScripted(machineOf({ S: { Type: 'Succeed', Output: '{% 1 + 1 %}' } }), {}, [])
  expect(succeed).toMatchObject({ status: 'SUCCEEDED', output: 2 })
  const fail = machineOf({ F: { Type: 'Fail', Error: '{% $states.input.name %}', Cause: 'because' } })
  expect(await runScripted(fail, { name: 'Odd' }, [])).toMatchObject({
    status: 'FAILED',
    error: 'Odd',
    cause: 'because',
  })
  const bare = await runScripted(machineOf({ F: { Type: 'Fail' } }), {}, [])
  expect(Object.keys(bare).sort()).toEqual(['events', 'status'])
  expect((await runScripted(fail, { name: 7 }, [])).cause).toContain("Expected 'string', but was 'number' for value: 7")
})

test('the context tells execution, state and machine', async () => {
  const run = await runState({ Type: 'Pass', Output: '{% $states.context %}' }, { a: 1 })
  expect(run.output).toMatchObject({
    Execution: { Name: 'scripted', Input: { a: 1 }, StartTime: '2026-01-01T00:00:00.000Z', RedriveCount: 0 },
    State: { Name: 'S', EnteredTime: '2026-01-01T00:00:00.000Z' },
    StateMachine: { Name: 'machine' },
  })
})
