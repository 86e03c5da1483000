import { expect, test } from 'vitest'
import { type Execution, wakesAt } from '../../../local/step-functions/execution.ts'
import type { HistoryEvent } from '../../../local/step-functions/history.ts'
import { begin, resume } from '../../../local/step-functions/interpret.ts'
import { loadMachine, UnknownState } from '../../../local/step-functions/machine.ts'
import type { ScriptedAnswer } from '../../../local/step-functions/run-scripted.ts'
import type { Json } from '../../../shared/domain/json.ts'
import { FUNCTION, machineOf, NOW, only, TOKEN, toolsAt } from './machines.ts'

// Every kind of state and of waiting: a retry, a token that times out, both waits, a choice and a catch.
const journey = machineOf(
  {
    Enter: { Type: 'Pass', Assign: { due: '{% $millis() + 3600000 %}', tags: ['new'] }, Next: 'Look' },
    Look: {
      Type: 'Task',
      Resource: FUNCTION,
      Arguments: {
        Payload: { contact: '{% $states.input.contact %}', tries: '{% $states.context.State.RetryCount %}' },
      },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10 }],
      Assign: { score: '{% $states.result.Payload.score %}' },
      Next: 'Warm',
    },
    Warm: { Type: 'Choice', Choices: [{ Condition: '{% $score >= 60 %}', Next: 'Send' }], Default: 'Pause' },
    Send: {
      Type: 'Task',
      Resource: TOKEN,
      Arguments: { MessageBody: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: '{% $floor(($due - $millis()) / 1000) %}',
      Catch: [{ ErrorEquals: ['States.Timeout'], Assign: { clicked: '' }, Next: 'Pause' }],
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 86400, Next: 'Until' },
    Until: { Type: 'Wait', Timestamp: '2026-03-01T09:00:00Z', Next: 'Done' },
    Done: {
      Type: 'Pass',
      Output: { score: '{% $score %}', clicked: '{% $clicked %}', tags: '{% $tags %}' },
      End: true,
    },
  },
  { TimeoutSeconds: 30_000_000 },
)

const answers: readonly (ScriptedAnswer | undefined)[] = [
  { error: 'Busy' },
  { output: { Payload: { score: 70 } } },
  undefined,
]

/** Runs the journey to its end; `keep` is what a host does with the snapshot between two transitions. */
async function run(
  keep: (execution: Execution) => Execution,
): Promise<{ execution: Execution; events: HistoryEvent[]; tasks: Json[] }> {
  const machine = loadMachine(journey)
  const script = answers.values()
  const tasks: Json[] = []
  let now = NOW
  let step = begin(machine, { name: 'e', input: { contact: 'c1' } }, toolsAt(now))
  const events = [...step.events]
  while (step.standing !== 'ended') {
    const execution = keep(step.execution)
    const { request } = step
    if (request !== undefined) tasks.push(request.arguments)
    const answer = request === undefined ? undefined : script.next().value
    if (step.standing === 'parked' && answer === undefined) now = wakesAt(execution) ?? now
    const tell = (signal: Parameters<typeof resume>[2]) => resume(loadMachine(journey), execution, signal, toolsAt(now))
    if (step.standing === 'ready') step = await tell({ kind: 'continue' })
    else if (request === undefined || answer === undefined || 'never' in answer) step = await tell({ kind: 'time' })
    else if ('output' in answer)
      step = await tell({ kind: 'task-succeeded', task: request.task, output: answer.output })
    else step = await tell({ kind: 'task-failed', task: request.task, ...answer })
    expect(step.isTaken).toBe(true)
    events.push(...step.events)
  }
  return { execution: step.execution, events, tasks }
}

test('an execution that is put away as JSON after every transition ends the same', async () => {
  const kept = await run((execution) => JSON.parse(JSON.stringify(execution)))
  const held = await run((execution) => execution)
  expect(kept).toEqual(held)
  expect(kept.execution).toMatchObject({ status: 'SUCCEEDED', output: { score: 70, clicked: '', tags: ['new'] } })
  expect(kept.execution.endedAt).toBe(Date.UTC(2026, 2, 1, 9))
  expect(kept.tasks).toEqual([
    { Payload: { contact: 'c1', tries: 0 } },
    { Payload: { contact: 'c1', tries: 1 } },
    { MessageBody: { token: expect.stringMatching(/^e:\d+$/) } },
  ])
  expect(kept.events.map(({ id }) => id)).toEqual(kept.events.map((_, index) => index + 1))
})

test('one call makes one transition', async () => {
  const machine = loadMachine(journey)
  const begun = begin(machine, { name: 'e', input: {} }, toolsAt(NOW))
  expect(begun).toMatchObject({ standing: 'ready', execution: { state: 'Enter', enteredEventId: 2, lastEventId: 2 } })
  const next = await resume(machine, begun.execution, { kind: 'continue' }, toolsAt(NOW))
  expect(next).toMatchObject({ standing: 'ready', execution: { state: 'Look', enteredEventId: 4, lastEventId: 4 } })
  expect(next.events.map(({ type }) => type)).toEqual(['PassStateExited', 'TaskStateEntered'])
})

test('a restart in the middle of a wait keeps its target, and "continue" does not end it', async () => {
  const machine = loadMachine(only({ Type: 'Wait', Seconds: 60 }))
  const begun = begin(machine, { name: 'e', input: {} }, toolsAt(NOW))
  // The host died between the entry and the first look at the state, and came back 50 seconds later.
  const parked = await resume(machine, begun.execution, { kind: 'continue' }, toolsAt(NOW + 50_000))
  expect(wakesAt(parked.execution)).toBe(NOW + 60_000)
  const again = await resume(machine, parked.execution, { kind: 'continue' }, toolsAt(NOW + 55_000))
  expect(again).toMatchObject({ isTaken: false, standing: 'parked', execution: parked.execution })
})

test('without a history the events are numbered all the same', async () => {
  const machine = loadMachine(only({ Type: 'Pass', Output: '{% $nothing %}' }))
  const tools = { ...toolsAt(NOW), keepsHistory: false }
  const begun = begin(machine, { name: 'e', input: {} }, tools)
  const failed = await resume(machine, begun.execution, { kind: 'continue' }, tools)
  expect([...begun.events, ...failed.events]).toEqual([])
  expect(failed.execution).toMatchObject({
    status: 'FAILED',
    lastEventId: 4,
    cause: expect.stringContaining('event id #2'),
  })
})

test('an execution cannot go on with a definition that lacks its state', async () => {
  const begun = begin(loadMachine(journey), { name: 'e', input: {} }, toolsAt(NOW))
  const other = loadMachine(only({ Type: 'Pass' }))
  await expect(resume(other, begun.execution, { kind: 'continue' }, toolsAt(NOW))).rejects.toThrow(UnknownState)
})
