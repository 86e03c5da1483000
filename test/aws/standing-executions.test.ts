import { SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, test } from 'vitest'
import { stateMachineNameOf } from '../../cdk/runtime/names.ts'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { deployedMachines, standingExecutions } from '../../shared/aws/standing-executions.ts'
import { type Call, errorReply, fakeEndpoint, type Reply } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const client = new SFNClient({ ...threeTries, ...endpoint.settings })
const arn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:waymark-lead-nurture'
const actionOf = ({ headers }: Call): string => String(headers['x-amz-target']).replace('AWSStepFunctions.', '')
const ok = (body: object): Reply => ({ status: 200, body })

/** Executions by the state that each stands in, `ended` for one that has just ended; a thousand on each page. */
function inside(states: readonly string[]): void {
  endpoint.answer = (call) => {
    const { nextToken, executionArn } = call.body
    if (actionOf(call) === 'GetExecutionHistory') return history(states[Number(executionArn)] ?? '')
    const from = Number(nextToken ?? 0)
    const executions = states.slice(from, from + 1000).map((_, index) => ({ executionArn: String(from + index) }))
    return ok({ executions, ...(from + 1000 < states.length ? { nextToken: String(from + 1000) } : {}) })
  }
}

const event = (id: number, type: string, more: object = {}) => ({ id, type, timestamp: 1, ...more })

const history = (state: string): Reply =>
  state === 'ended'
    ? ok({
        events: [
          event(9, 'ExecutionSucceeded'),
          event(8, 'SucceedStateEntered', { stateEnteredEventDetails: { name: 'End' } }),
        ],
      })
    : ok({
        events: [
          event(9, 'TaskSubmitted'),
          event(8, 'TaskStateEntered', { stateEnteredEventDetails: { name: state } }),
          event(7, 'TaskStateEntered', { stateEnteredEventDetails: { name: 'Day 0' } }),
        ],
      })

const times = (count: number, state: string): readonly string[] => Array.from({ length: count }, () => state)

describe('who stands where, by Step Functions', () => {
  test('is the state that each running execution entered last, and nothing of its contact is read', async () => {
    inside(['Day 2', 'Day 5', 'Day 2', 'ended'])
    expect(await standingExecutions(client, arn)).toEqual({
      ...{ count: 3, looked: 3 },
      states: new Map([
        ['Day 2', 2],
        ['Day 5', 1],
      ]),
    })
    expect(endpoint.calls[0]?.body).toMatchObject({ stateMachineArn: arn, statusFilter: 'RUNNING' })
    const histories = endpoint.calls.filter((call) => actionOf(call) === 'GetExecutionHistory')
    expect(histories.map(({ body }) => body['includeExecutionData'])).toEqual([false, false, false, false])
  })

  test('is nobody where nobody is inside', async () => {
    inside([])
    expect(await standingExecutions(client, arn)).toEqual({ count: 0, looked: 0, states: new Map() })
  })

  test('is reckoned from some of many, taken from the whole length of the list', async () => {
    inside([...times(1500, 'Day 2'), ...times(500, 'Day 5')])
    const { count, states, looked } = await standingExecutions(client, arn)
    expect([count, looked]).toEqual([2000, 400])
    expect(Object.fromEntries(states)).toEqual({ 'Day 2': 1500, 'Day 5': 500 })
  })

  test('goes back in a history until it finds the state', async () => {
    endpoint.answer = (call) => {
      if (actionOf(call) === 'ListExecutions') return ok({ executions: [{ executionArn: '0' }] })
      return call.body['nextToken'] === undefined
        ? ok({ events: [event(9, 'TaskFailed')], nextToken: 'more' })
        : history('Day 9')
    }
    expect((await standingExecutions(client, arn)).states).toEqual(new Map([['Day 9', 1]]))
  })

  test('counts an execution that failed and was taken up again, which has an end in its history', async () => {
    const events = [
      event(12, 'TaskSubmitted'),
      event(11, 'ExecutionRedriven'),
      event(10, 'ExecutionFailed'),
      event(9, 'TaskStateEntered', { stateEnteredEventDetails: { name: 'Day 2' } }),
    ]
    endpoint.answer = (call) =>
      actionOf(call) === 'ListExecutions' ? ok({ executions: [{ executionArn: '0' }] }) : ok({ events })
    expect((await standingExecutions(client, arn)).states).toEqual(new Map([['Day 2', 1]]))
  })

  test('leaves out an execution that is gone, and throws what is wrong', async () => {
    const wrong = (name: string) => {
      endpoint.answer = (call) =>
        actionOf(call) === 'ListExecutions' ? ok({ executions: [{ executionArn: '0' }] }) : errorReply(400, name)
    }
    wrong('ExecutionDoesNotExist')
    expect((await standingExecutions(client, arn)).count).toBe(0)
    wrong('AccessDeniedException')
    await expect(standingExecutions(client, arn)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })
})

test('the machines of a deployment are known by the name that the stack gives them', async () => {
  const name = stateMachineNameOf('lead-nurture')
  endpoint.answer = ({ body }) =>
    body['nextToken'] === undefined
      ? ok({ stateMachines: [{ name: 'other', stateMachineArn: 'x' }], nextToken: 'more' })
      : ok({ stateMachines: [{ name, stateMachineArn: arn }] })
  expect(await deployedMachines(client)).toEqual(new Map([['lead-nurture', arn]]))
})
