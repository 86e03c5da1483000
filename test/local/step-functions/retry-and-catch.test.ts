import { expect, test } from 'vitest'
import { wakesAt } from '../../../local/step-functions/execution.ts'
import { runScripted, type ScriptedAnswer } from '../../../local/step-functions/run-scripted.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { type Driven, FUNCTION, machineOf, startDriven, TOKEN, taskOf, tell, typesOf } from './machines.ts'

const machine = (task: JsonObject): JsonObject =>
  machineOf({
    T: { Type: 'Task', Resource: FUNCTION, Arguments: {}, ...task, Next: 'Done' },
    Done: { Type: 'Pass', Output: { done: '{% $states.input %}' }, End: true },
    ...(task['Catch'] === undefined
      ? {}
      : { Caught: { Type: 'Pass', Output: { caught: '{% $states.input %}' }, End: true } }),
  })

const run = (task: JsonObject, answers: readonly ScriptedAnswer[], input: Json = {}) =>
  runScripted(machine(task), input, answers)

const catching = (...names: string[]): JsonObject => ({ Catch: [{ ErrorEquals: names, Next: 'Caught' }] })
const boom: ScriptedAnswer = { error: 'Boom', cause: 'it broke' }

test('Catch hands on error and cause, and may assign from them', async () => {
  expect((await run(catching('Boom'), [boom])).output).toEqual({ caught: { Error: 'Boom', Cause: 'it broke' } })
  const Catch = [
    {
      ErrorEquals: ['States.ALL'],
      Next: 'Caught',
      Output: { why: '{% $states.errorOutput.Cause %}', of: '{% $states.input %}' },
    },
  ]
  expect((await run({ Catch }, [boom], 7)).output).toEqual({ caught: { why: 'it broke', of: 7 } })
})

test.each<[string, readonly string[], ScriptedAnswer, boolean]>([
  ['States.ALL', ['States.ALL'], boom, true],
  ['States.ALL', ['States.ALL'], { never: true }, true],
  ['States.TaskFailed', ['States.TaskFailed'], boom, true],
  ['States.TaskFailed but not', ['States.TaskFailed'], { never: true }, false],
  ['States.Timeout', ['States.Timeout'], { never: true }, true],
  ['States.HeartbeatTimeout but not', ['States.HeartbeatTimeout'], { never: true }, false],
  ['another name but not', ['Bang', 'Bing'], boom, false],
  ['States.ALL but not', ['States.ALL'], { error: 'States.Runtime' }, false],
  ['States.Runtime but not', ['States.Runtime'], { error: 'States.Runtime' }, false],
  ['States.ALL but not', ['States.ALL'], { error: 'States.DataLimitExceeded' }, false],
  ['States.DataLimitExceeded', ['States.DataLimitExceeded'], { error: 'States.DataLimitExceeded' }, true],
  ['a failure without a name by States.ALL', ['States.ALL'], {}, true],
])('%s %j catches %j: %s', async (_, names, answer, isCaught) => {
  const end = await run({ ...catching(...names), TimeoutSeconds: 5 }, [answer])
  expect(end.status).toBe(isCaught ? 'SUCCEEDED' : 'FAILED')
})

test('a time-out is caught without a cause', async () => {
  const end = await run({ ...catching('States.Timeout'), TimeoutSeconds: 5 }, [{ never: true }])
  expect(end.output).toEqual({ caught: { Error: 'States.Timeout' } })
})

test('a missed heartbeat can be caught under either name', async () => {
  for (const name of ['States.Timeout', 'States.HeartbeatTimeout']) {
    const task = { ...catching(name), Resource: TOKEN, TimeoutSeconds: 60, HeartbeatSeconds: 5 }
    expect((await run(task, [{ never: true }])).output).toEqual({ caught: { Error: 'States.Timeout' } })
  }
})

test('a failed evaluation in a task is caught, in its arguments as in its output', async () => {
  const caught = { caught: { Error: 'States.QueryEvaluationError' } }
  const inArguments = await run({ ...catching('States.QueryEvaluationError'), Arguments: '{% $states.input.no %}' }, [])
  expect(inArguments.output).toMatchObject(caught)
  expect(typesOf(inArguments).slice(2, 4)).toEqual(['EvaluationFailed', 'TaskStateExited'])
  const inOutput = await run({ ...catching('States.ALL'), Output: '{% $states.result.no %}' }, [{ output: {} }])
  expect(inOutput.output).toMatchObject(caught)
  expect(typesOf(inOutput).slice(4, 7)).toEqual(['TaskSucceeded', 'EvaluationFailed', 'TaskStateExited'])
})

test('an evaluation that fails inside a Catch fails the execution', async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught', Output: '{% $states.errorOutput.no %}' }]
  const end = await run({ Catch }, [boom])
  expect(end).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  expect(end.cause).toContain("'Catch[0]/Output'")
})

test('a retry comes after an interval that grows up to its limit, and then the Catch is asked', async () => {
  const Retry = [{ ErrorEquals: ['Boom'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 10 }]
  let driven: Driven = await startDriven(machine({ Retry, ...catching('States.ALL') }))
  for (const delay of [2, 6, 10]) {
    driven = await tell(driven, 0, { kind: 'task-failed', task: taskOf(driven), error: 'Boom' })
    expect(wakesAt(driven.step.execution)).toBe(driven.now + 1000 * delay)
    driven = await tell(driven, delay, { kind: 'time' })
  }
  driven = await tell(driven, 0, { kind: 'task-failed', task: taskOf(driven), error: 'Boom' })
  expect(driven.step.execution.output).toEqual({ caught: { Error: 'Boom' } })
})

test('by default a retry is tried three times, after 1, 2 and 4 seconds', async () => {
  const end = await run({ Retry: [{ ErrorEquals: ['States.ALL'] }] }, [boom, boom, boom, { output: 1 }])
  expect(end.output).toEqual({ done: 1 })
  const attempts = end.events
    .filter(({ type }) => type === 'TaskScheduled')
    .map(({ timestamp }) => timestamp.slice(17, 19))
  expect(attempts).toEqual(['00', '01', '03', '07'])
  expect(end.events.find(({ id }) => id === 6)).toMatchObject({ type: 'TaskScheduled', previousEventId: 5 })
})

test('each way to retry has its own count, MaxAttempts 0 means never, and the context tells the sum', async () => {
  const Retry = [
    { ErrorEquals: ['Never'], MaxAttempts: 0 },
    { ErrorEquals: ['A'], MaxAttempts: 1 },
    { ErrorEquals: ['B'], MaxAttempts: 1 },
  ]
  const task = { Retry, Arguments: { Payload: '{% $states.context.State.RetryCount %}' } }
  const end = await run(task, [{ error: 'A' }, { error: 'B' }, { output: 'third' }])
  expect(end.output).toEqual({ done: 'third' })
  const asked = end.events
    .filter(({ type }) => type === 'TaskScheduled')
    .map((event) => event['taskScheduledEventDetails'])
  expect(asked).toMatchObject([
    { parameters: { Payload: 0 } },
    { parameters: { Payload: 1 } },
    { parameters: { Payload: 2 } },
  ])
  expect(await run(task, [{ error: 'A' }, { error: 'A' }])).toMatchObject({ status: 'FAILED', error: 'A' })
  expect(await run(task, [{ error: 'Never' }])).toMatchObject({ status: 'FAILED', error: 'Never' })
})

test('full jitter takes a chance part of the interval', async () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 8, JitterStrategy: 'FULL' }]
  const driven = await startDriven(machine({ Retry }))
  const waiting = await tell(driven, 0, { kind: 'task-failed', task: taskOf(driven) })
  expect(wakesAt(waiting.step.execution)).toBe(driven.now + 4000)
})

test('a retry has a new token, a new time-out, and the old token is worth nothing', async () => {
  const Retry = [{ ErrorEquals: ['States.Timeout'] }]
  const first = await startDriven(machine({ Resource: TOKEN, TimeoutSeconds: 10, Retry }))
  const backingOff = await tell(first, 10, { kind: 'time' })
  const second = await tell(backingOff, 1, { kind: 'time' })
  expect(taskOf(second)).not.toBe(taskOf(first))
  expect(second.step.request?.token).toBe(taskOf(second))
  expect(wakesAt(second.step.execution)).toBe(second.now + 10_000)
  const stale = await tell(second, 1, { kind: 'task-succeeded', task: taskOf(first), output: {} })
  expect(stale.step).toMatchObject({ isTaken: false, standing: 'parked' })
})
