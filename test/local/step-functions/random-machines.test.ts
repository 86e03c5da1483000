import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Execution, wakesAt } from '../../../local/step-functions/execution.ts'
import { begin, resume, type Transition } from '../../../local/step-functions/interpret.ts'
import { loadMachine } from '../../../local/step-functions/machine.ts'
import type { Signal } from '../../../local/step-functions/signal.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { FUNCTION, machineOf, NOW, TOKEN, toolsAt } from './machines.ts'

const SIZE = 6
const target = fc.integer({ min: 0, max: SIZE - 1 }).map((index) => `s${index}`)
const expression = fc.constantFrom(
  '{% $n + 1 %}',
  '{% $states.input %}',
  '{% [$n, $states.input] %}',
  '{% $states.input.deep.field %}',
  '{% $string($states.context.State) %}',
  '{% $millis() %}',
  '{% -0 * $n %}',
)
const assign = fc.option(fc.record({ n: fc.constantFrom<Json>('{% $n + 1 %}', 0, 7) }), { nil: undefined })
const exit = fc.record({ Assign: assign, Output: fc.option(expression, { nil: undefined }) })
const leaving = fc.oneof(
  { weight: 5, arbitrary: fc.record({ Next: target }) },
  { weight: 1, arbitrary: fc.constant({ End: true }) },
)

const pass = fc.tuple(exit, leaving).map(([out, next]) => ({ Type: 'Pass', ...out, ...next }))
const wait = fc
  .tuple(exit, leaving, fc.constantFrom<Json>(0, 5, '{% $n * 10 %}', '{% $n - 3 %}'))
  .map(([out, next, seconds]) => ({
    Type: 'Wait',
    Seconds: seconds,
    ...out,
    ...next,
  }))
const choice = fc
  .tuple(exit, target, target, fc.constantFrom('{% $n > 3 %}', '{% $n % 2 = 0 %}', '{% $n %}'))
  .map(([out, left, right, condition]) => ({
    Type: 'Choice',
    Choices: [{ Condition: condition, Next: left }],
    Default: right,
    ...out,
  }))
const task = fc.tuple(exit, leaving, target, fc.constantFrom(FUNCTION, TOKEN)).map(([out, next, caught, resource]) => ({
  Type: 'Task',
  Resource: resource,
  Arguments: { n: '{% $n %}' },
  TimeoutSeconds: 30,
  Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
  Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: caught }],
  ...out,
  ...next,
}))

/** Machines of a few states that lead anywhere, in which everything can be reached. */
const machine = fc.array(fc.oneof(pass, wait, choice, task), { minLength: SIZE, maxLength: SIZE }).map((states) =>
  machineOf(
    {
      Begin: {
        Type: 'Choice',
        Assign: { n: 1 },
        Choices: states.map((_, index) => ({ Condition: index === 0, Next: `s${index}`, Assign: { n: 1 } })),
        Default: 's0',
      },
      ...Object.fromEntries(
        states.map((state, index): [string, JsonObject] => [`s${index}`, JSON.parse(JSON.stringify(state))]),
      ),
    },
    { TimeoutSeconds: 3000 },
  ),
)

const answer = fc.constantFrom<Json>({ Payload: 1 }, 'Busy', 'Broken', null)

/** Runs a machine for a while; `keep` is what a host does with the snapshot between two transitions. */
async function run(definition: JsonObject, answers: readonly Json[], keep: (execution: Execution) => Execution) {
  const loaded = loadMachine(definition)
  let now = NOW
  let given = 0
  let step: Transition = begin(loaded, { name: 'e', input: { deep: { field: 1 } } }, toolsAt(now))
  const seen: unknown[] = [...step.events]
  for (let turns = 0; step.standing !== 'ended' && turns < 60; turns += 1) {
    const execution = keep(step.execution)
    const signal = next(step, answers[given % answers.length] ?? null)
    if (step.request !== undefined) given += 1
    if (signal.kind === 'time') now = Math.max(now, wakesAt(execution) ?? now)
    step = await resume(loaded, execution, signal, toolsAt(now))
    seen.push(step.request, ...step.events)
  }
  return { seen, execution: step.execution }
}

function next({ standing, request }: Transition, reply: Json): Signal {
  if (standing === 'ready') return { kind: 'continue' }
  if (request === undefined || reply === null) return { kind: 'time' }
  if (typeof reply === 'string') return { kind: 'task-failed', task: request.task, error: reply }
  return { kind: 'task-succeeded', task: request.task, output: reply }
}

test('any machine does the same whether its snapshots are kept in memory or put away as JSON', async () => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(machine, fc.array(answer, { minLength: 1, maxLength: 8 }), async (definition, answers) => {
      const held = await run(definition, answers, (execution) => execution)
      const kept = await run(definition, answers, (execution) => JSON.parse(JSON.stringify(execution)))
      expect(kept).toEqual(held)
      expect(JSON.parse(JSON.stringify(held.execution))).toEqual(held.execution)
      ends.set(held.execution.status, (ends.get(held.execution.status) ?? 0) + 1)
    }),
    { numRuns: 300 },
  )
  // The machines are worth running: some end well, some fail, and some run out of time or never end.
  expect(ends.get('SUCCEEDED')).toBeGreaterThan(10)
  expect(ends.get('FAILED')).toBeGreaterThan(10)
})
