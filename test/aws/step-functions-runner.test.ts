import { SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, test } from 'vitest'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { stepFunctionsRunner } from '../../shared/aws/step-functions-runner.ts'
import { errorReply, fakeEndpoint } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const prefix = 'arn:aws:states:eu-west-1:111122223333:stateMachine:waymark-'
const runner = stepFunctionsRunner(prefix, new SFNClient({ ...threeTries, ...endpoint.settings }))
const start = { journey: 'lead-nurture', name: 'lead-nurture-1', input: { contactId: 'c1' } }

describe('Step Functions as the runner of journeys', () => {
  test('starts an execution of the journey’s machine under the enrollment’s name', async () => {
    endpoint.answer = () => ({ status: 200, body: { executionArn: 'arn', startDate: 1 } })
    await runner.start(start)
    expect(endpoint.calls[0]?.headers['x-amz-target']).toBe('AWSStepFunctions.StartExecution')
    expect(endpoint.calls[0]?.body).toMatchObject({
      stateMachineArn: `${prefix}lead-nurture`,
      name: 'lead-nurture-1',
      input: '{"contactId":"c1"}',
    })
  })

  test('takes an execution that was there already for started', async () => {
    endpoint.answer = () => errorReply(400, 'ExecutionAlreadyExists', 'Execution Already Exists')
    await expect(runner.start(start)).resolves.toBeUndefined()
  })

  test.each(['ExecutionLimitExceeded', 'StateMachineDoesNotExist'])(
    'throws %s, so that the entry is kept',
    async (name) => {
      endpoint.answer = () => errorReply(400, name)
      await expect(runner.start(start)).rejects.toMatchObject({ name })
    },
  )

  test('answers a token with an output, and fails one with a name and a cause', async () => {
    endpoint.answer = () => ({ status: 200, body: {} })
    expect(await runner.succeed('token', { answers: { q1: true } })).toBe('taken')
    expect(await runner.fail('token', 'MessageDeferred', '2026-11-22T08:00:00Z')).toBe('taken')
    expect(endpoint.calls.map(({ body }) => body)).toEqual([
      { taskToken: 'token', output: '{"answers":{"q1":true}}' },
      { taskToken: 'token', error: 'MessageDeferred', cause: '2026-11-22T08:00:00Z' },
    ])
  })

  test.each(['TaskTimedOut', 'TaskDoesNotExist'])('calls %s late', async (name) => {
    endpoint.answer = () => errorReply(400, name, 'Task Timed Out: ...')
    expect(await runner.succeed('token', {})).toBe('late')
    expect(await runner.fail('token', 'EnrollmentClosed', '')).toBe('late')
  })

  test('throws InvalidToken, for it is a mistake of ours', async () => {
    endpoint.answer = () => errorReply(400, 'InvalidToken')
    await expect(runner.succeed('token', {})).rejects.toMatchObject({ name: 'InvalidToken' })
    await expect(runner.fail('token', 'EnrollmentClosed', '')).rejects.toMatchObject({ name: 'InvalidToken' })
  })
})
