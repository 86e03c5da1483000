import { expect, test } from 'vitest'
import { executionOf, wakesAt } from '../../../local/step-functions/execution.ts'
import { runScripted } from '../../../local/step-functions/run-scripted.ts'
import { FUNCTION, NOW, only, runState, startDriven, TOKEN, taskOf, tell, typesOf } from './machines.ts'

const call = { Type: 'Task', Resource: FUNCTION, Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' } }
const send = {
  Type: 'Task',
  Resource: TOKEN,
  Arguments: { QueueUrl: 'q', MessageBody: { token: '{% $states.context.Task.Token %}' } },
}

test('a task asks the host for what its arguments come to, and goes on with the answer', async () => {
  const waiting = await startDriven(only({ ...call, Output: '{% $states.result.Payload.n + 1 %}' }), { a: 1 })
  expect(waiting.step.request).toEqual({
    task: 'e:3',
    resource: FUNCTION,
    arguments: { FunctionName: 'f', Payload: { a: 1 } },
  })
  const done = await tell(waiting, 1, { kind: 'task-succeeded', task: 'e:3', output: { Payload: { n: 1 } } })
  expect(done.step.execution).toMatchObject({ status: 'SUCCEEDED', output: 2 })
})

test('without Arguments a task is given the input, without Output it hands on the result', async () => {
  const waiting = await startDriven(only({ Type: 'Task', Resource: 'send-message' }), { a: 1 })
  expect(waiting.step.request).toEqual({ task: 'e:3', resource: 'send-message', arguments: { a: 1 } })
  const done = await tell(waiting, 0, { kind: 'task-succeeded', task: 'e:3', output: 'done' })
  expect(done.step.execution.output).toBe('done')
})

test('a token names the execution and the attempt, and is there to be sent', async () => {
  const { step } = await startDriven(only(send))
  expect(step.request).toMatchObject({ token: 'e:3', arguments: { MessageBody: { token: 'e:3' } } })
  expect(executionOf('journey-7:with:colons:3')).toBe('journey-7:with:colons')
  expect(executionOf('nonsense')).toBeUndefined()
})

test('a token is not there for a task that does not wait for one', async () => {
  const run = await runState({ ...send, Resource: 'arn:aws:states:::sqs:sendMessage' })
  expect(run.cause).toContain("'Arguments/MessageBody/token' returned nothing")
})

test('the history of a token task tells that its message was sent', async () => {
  const run = await runScripted(only(send), {}, [{ output: { clicked: true } }])
  expect(typesOf(run).slice(2)).toEqual([
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ])
  expect(run.output).toEqual({ clicked: true })
})

test.each([[5], ['{% $states.input.limit %}']])('a task times out after %s seconds, without a cause', async (limit) => {
  const waiting = await startDriven(only({ ...call, TimeoutSeconds: limit }), { limit: 5 })
  expect(wakesAt(waiting.step.execution)).toBe(NOW + 5000)
  const { step } = await tell(waiting, 5, { kind: 'time' })
  expect(step.execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect(step.execution).not.toHaveProperty('cause')
  expect(step.events).toMatchObject([
    {
      type: 'TaskTimedOut',
      taskTimedOutEventDetails: { error: 'States.Timeout', resource: 'invoke', resourceType: 'lambda' },
    },
    { type: 'ExecutionFailed', executionFailedEventDetails: { error: 'States.Timeout' } },
  ])
})

test('the events of a function called by its ARN have their own names', async () => {
  const run = await runScripted(only({ Type: 'Task', Resource: 'f', TimeoutSeconds: 5 }), {}, [{ never: true }])
  expect(run.events.slice(2)).toMatchObject([
    { type: 'LambdaFunctionScheduled', lambdaFunctionScheduledEventDetails: { resource: 'f', timeoutInSeconds: 5 } },
    { type: 'LambdaFunctionStarted' },
    { type: 'LambdaFunctionTimedOut', lambdaFunctionTimedOutEventDetails: { error: 'States.Timeout' } },
    { type: 'ExecutionFailed' },
  ])
})

test('a heartbeat keeps a task alive, and a missed one ends it as a time-out', async () => {
  const waiting = await startDriven(only({ ...send, TimeoutSeconds: 60, HeartbeatSeconds: 5 }))
  expect(wakesAt(waiting.step.execution)).toBe(NOW + 5000)
  const alive = await tell(waiting, 4, { kind: 'task-heartbeat', task: taskOf(waiting) })
  expect(wakesAt(alive.step.execution)).toBe(NOW + 9000)
  const { step } = await tell(alive, 5, { kind: 'time' })
  expect(step.execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect(typesOf(step)).toEqual(['TaskTimedOut', 'ExecutionFailed'])
})

test('with a token, the heart of a Lambda task beats only once the call has returned', async () => {
  const lambda = { ...send, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', HeartbeatSeconds: 5 }
  const calling = await startDriven(only(lambda))
  expect(wakesAt(calling.step.execution)).toBeUndefined()
  const returned = await tell(calling, 100, { kind: 'task-submitted', task: taskOf(calling), output: {} })
  expect(wakesAt(returned.step.execution)).toBe(NOW + 105_000)
})

test.each([
  ['a text', "{% '5' %}", `Expected 'number', but was 'string'`],
  ['a fraction', '{% 1.5 %}', 'cannot be parsed as an integer: 1.5'],
  ['nothing at all', '{% 0 %}', 'must be between 1 and 99999999, but was: 0'],
])('a time-out that comes to %s is a failed evaluation, which the task can catch', async (_, limit, why) => {
  const task = { ...call, TimeoutSeconds: limit }
  const run = await runState(task)
  expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  expect(run.cause).toContain(why)
  expect(typesOf(run)).toContain('EvaluationFailed')
})

test('an answer that comes when the task has timed out is late, and the time-out counts', async () => {
  const waiting = await startDriven(only({ ...send, TimeoutSeconds: 5 }))
  const late = await tell(waiting, 5, { kind: 'task-succeeded', task: taskOf(waiting), output: {} })
  expect(late.step).toMatchObject({ isTaken: false, execution: { status: 'FAILED', error: 'States.Timeout' } })
})

test.each([
  ['of another attempt', 'e:1'],
  ['of another execution', 'f:3'],
])('an answer %s changes nothing', async (_, task) => {
  const waiting = await startDriven(only(send))
  const after = await tell(waiting, 1, { kind: 'task-succeeded', task, output: {} })
  expect(after.step).toMatchObject({ isTaken: false, standing: 'parked', events: [] })
  expect(after.step.execution).toEqual(waiting.step.execution)
})

test('an answer after the end changes nothing', async () => {
  const waiting = await startDriven(only(send))
  const answer = { kind: 'task-succeeded', task: taskOf(waiting), output: 1 } as const
  const done = await tell(waiting, 1, answer)
  const again = await tell(done, 1, { ...answer, output: 2 })
  expect(again.step).toMatchObject({ isTaken: false, standing: 'ended', execution: { status: 'SUCCEEDED', output: 1 } })
})

test('an execution can be aborted while it waits, and only once', async () => {
  const waiting = await startDriven(only(send))
  const stopped = await tell(waiting, 1, { kind: 'abort', error: 'Manual', cause: 'probe' })
  expect(stopped.step.execution).toMatchObject({
    status: 'ABORTED',
    error: 'Manual',
    cause: 'probe',
    endedAt: NOW + 1000,
  })
  expect(stopped.step.events).toMatchObject([
    { type: 'ExecutionAborted', executionAbortedEventDetails: { error: 'Manual', cause: 'probe' } },
  ])
  expect((await tell(stopped, 1, { kind: 'abort' })).step).toMatchObject({
    isTaken: false,
    execution: { error: 'Manual' },
  })
})
