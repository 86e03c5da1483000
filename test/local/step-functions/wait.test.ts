import { expect, test } from 'vitest'
import { wakesAt } from '../../../local/step-functions/execution.ts'
import { machineOf, NOW, only, runState, startDriven, tell, typesOf } from './machines.ts'

const iso = (seconds: number): string => `${new Date(NOW + 1000 * seconds).toISOString().slice(0, 19)}Z`

test.each([
  ['seconds', { Seconds: 90 }],
  ['computed seconds', { Seconds: '{% $states.input.s * 9 %}' }],
  ['a time', { Timestamp: iso(90) }],
  ['a computed time', { Timestamp: '{% $fromMillis($toMillis($states.context.State.EnteredTime) + 90000) %}' }],
  ['a time whose fractions are cut off', { Timestamp: iso(90).replace('Z', '.999999999Z') }],
  ['a time of another zone', { Timestamp: iso(90 + 8 * 3600).replace('Z', '+08:00') }],
])('waits for %s', async (_, field) => {
  const waiting = await startDriven(only({ Type: 'Wait', ...field }), { s: 10 })
  expect(wakesAt(waiting.step.execution)).toBe(NOW + 90_000)
  const early = await tell(waiting, 89.999, { kind: 'time' })
  expect(early.step).toMatchObject({ standing: 'parked', isTaken: false, events: [] })
  const woken = await tell(early, 0.001, { kind: 'time' })
  expect(woken.step).toMatchObject({ standing: 'ended', isTaken: true, execution: { status: 'SUCCEEDED' } })
})

test.each([
  ['a past time', { Timestamp: '2016-12-05T21:29:29Z' }],
  ['no seconds', { Seconds: 0 }],
])('goes on at once after %s', async (_, field) => {
  const done = await startDriven(only({ Type: 'Wait', ...field }))
  expect(done.step.execution.status).toBe('SUCCEEDED')
  expect(typesOf(done.step)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded'])
})

test.each([
  ['2026-11-21 10:00:00Z'],
  ['2026-11-21t10:00:00Z'],
  ['2026-11-21T10:00:00z'],
  ['2026-11-21T10:00:00'],
  ['2026-02-30T10:00:00Z'],
  ['2026-11-21T24:00:00Z'],
  ['2026-11-21T10:00:00+25:00'],
  ['tomorrow'],
])('refuses the time %s', async (timestamp) => {
  const run = await runState({ Type: 'Wait', Timestamp: '{% $states.input %}' }, timestamp)
  expect(run.error).toBe('States.QueryEvaluationError')
  expect(run.cause).toBe(
    `An error occurred while executing the state 'S' (entered at the event id #2). The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
  )
})

test.each([
  ['half a second', '{% 0.5 %}', 'cannot be parsed as an integer: 0.5'],
  ['less than nothing', '{% -1 %}', 'must be between 0 and 99999999, but was: -1'],
  ['more than AWS takes', '{% 100000000 %}', 'must be between 0 and 99999999, but was: 100000000'],
  ['a text', "{% '5' %}", `Expected 'number', but was 'string' for value: "5"`],
])('refuses to wait for %s', async (_, seconds, why) => {
  const run = await runState({ Type: 'Wait', Seconds: seconds })
  expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  expect(run.cause).toContain(why)
})

test('refuses a time more than a year ahead', async () => {
  const run = await runState({ Type: 'Wait', Timestamp: '2027-06-01T00:00:00Z' })
  expect(run.cause).toContain('more than a year ahead')
})

test('the time to wait counts from the entry, not from the first look at the state', async () => {
  const waiting = await startDriven(
    machineOf({ A: { Type: 'Wait', Seconds: 5, Next: 'B' }, B: { Type: 'Wait', Seconds: 60, End: true } }),
  )
  const second = await tell(waiting, 3600, { kind: 'time' })
  expect(wakesAt(second.step.execution)).toBe(NOW + 3_660_000)
})

test('the time-out of the machine ends an execution in the middle of a wait, with neither error nor cause', async () => {
  const run = await startDriven(only({ Type: 'Wait', Seconds: 25 }, { TimeoutSeconds: 3 }))
  expect(wakesAt(run.step.execution)).toBe(NOW + 3000)
  const { step } = await tell(run, 3, { kind: 'time' })
  expect(step.execution).toMatchObject({ status: 'TIMED_OUT', endedAt: NOW + 3000 })
  expect(step.execution).not.toHaveProperty('error')
  expect(step.execution).not.toHaveProperty('cause')
  expect(step.events).toEqual([
    {
      id: 3,
      previousEventId: 0,
      type: 'ExecutionTimedOut',
      timestamp: '2026-01-01T00:00:03.000Z',
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    },
  ])
})

test('a wait that was over before the machine timed out still ends first, when both are found late', async () => {
  const states = { A: { Type: 'Wait', Seconds: 10, Next: 'B' }, B: { Type: 'Pass', End: true } }
  const run = await startDriven(machineOf(states, { TimeoutSeconds: 20 }))
  const late = await tell(run, 100, { kind: 'time' })
  expect(typesOf(late.step)).toEqual(['WaitStateExited', 'PassStateEntered', 'ExecutionTimedOut'])
})
