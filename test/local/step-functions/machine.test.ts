import { expect, test } from 'vitest'
import { loadMachine } from '../../../local/step-functions/machine.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { machineOf, only, TOKEN } from './machines.ts'

const task = { Type: 'Task', Resource: TOKEN, Arguments: {} }
const end: JsonObject = { Type: 'Succeed' }
const retry = (...entries: Json[]): JsonObject => only({ ...task, Retry: entries })
const caught = (...entries: JsonObject[]): JsonObject =>
  machineOf({ T: { ...task, Catch: entries.map((entry) => ({ Next: 'E', ...entry })), Next: 'E' }, E: end })

test.each<[string, Json]>([
  ['This definition cannot be run here: StartAt: ', { States: {} }],
  ['StartAt names "B", which does not exist', machineOf({ A: end }, { StartAt: 'B' })],
  ['the field ProcessorConfig', machineOf({ A: end }, { ProcessorConfig: {} })],
  ['State "M" cannot be run here: Map states', machineOf({ M: { Type: 'Map', ItemReader: {} } })],
  ['State "P" cannot be run here: Parallel states', machineOf({ P: { Type: 'Parallel' } })],
  ['State "A" cannot be run here: Type: Invalid', machineOf({ A: { Type: 'Dance' } })],
  ['the field InputPath', only({ Type: 'Pass', InputPath: '$.a' })],
  ['the field Credentials', only({ ...task, Credentials: {} })],
  ['the field Retry[0].Delay', retry({ ErrorEquals: ['States.ALL'], Delay: 1 })],
  ['it needs either Next or End', machineOf({ A: { Type: 'Pass' } })],
  ['it needs either Next or End', machineOf({ A: { Type: 'Pass', Next: 'E', End: true }, E: end })],
  ['it leads to "B", which does not exist', machineOf({ A: { Type: 'Pass', Next: 'B' } })],
  ['State "B" cannot be run here: nothing leads to it', machineOf({ A: end, B: end })],
  [
    'the resource "arn:aws:states:::states:startExecution.sync"',
    only({ ...task, Resource: 'arn:aws:states:::states:startExecution.sync' }),
  ],
  [
    'the resource "arn:aws:states:::aws-sdk:sesv2:sendEmail"',
    only({ ...task, Resource: 'arn:aws:states:::aws-sdk:sesv2:sendEmail' }),
  ],
  [
    'the resource "arn:aws:states:eu-west-1:1:activity:a"',
    only({ ...task, Resource: 'arn:aws:states:eu-west-1:1:activity:a' }),
  ],
  ['it needs either Seconds or Timestamp', only({ Type: 'Wait' })],
  ['it needs either Seconds or Timestamp', only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' })],
  ['HeartbeatSeconds must be less than TimeoutSeconds', only({ ...task, TimeoutSeconds: 5, HeartbeatSeconds: 5 })],
  ['TimeoutSeconds', only({ ...task, TimeoutSeconds: 'soon' })],
  ['Retry[0]: States.ALL must be last', retry({ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] })],
  ['Retry[0]: States.ALL must stand alone', retry({ ErrorEquals: ['States.ALL', 'A'] })],
  ['Catch[0]: States.ALL must be last', caught({ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] })],
  ['Assign.states: is reserved', only({ Type: 'Pass', Assign: { states: 1 } })],
  ['Assign.1x: is no name for a variable', only({ Type: 'Pass', Assign: { '1x': 1 } })],
  ['the field Assign', machineOf({ A: { Type: 'Succeed', Assign: { x: 1 } } })],
  [
    "Arguments/a: $states.result is not there in '$states.result'",
    only({ ...task, Arguments: { a: '{% $states.result %}' } }),
  ],
  [
    'Choices[0]/Condition: $states.result is not there',
    machineOf({ C: { Type: 'Choice', Choices: [{ Condition: '{% $states.result.ok %}', Next: 'E' }] }, E: end }),
  ],
  ['Output: $states.errorOutput is not there', only({ ...task, Output: '{% $states.errorOutput %}' })],
  ['Catch[0]/Output: $states.result is not there', caught({ ErrorEquals: ['A'], Output: '{% $states.result %}' })],
  ['$eval is not allowed', only({ Type: 'Pass', Output: '{% $eval("1") %}' })],
  ['foo stands for nothing', only({ Type: 'Pass', Output: '{% foo.bar %}' })],
  ['$$ stands for nothing', only({ Type: 'Pass', Output: '{% $$.a %}' })],
  ['$ stands for nothing', only({ Type: 'Pass', Output: '{% $ %}' })],
  ['Output: The symbol "}" cannot be used as a unary operator', only({ Type: 'Pass', Output: '{% {"a":} %}' })],
  ['Output/a: ', only({ Type: 'Pass', Output: { a: "{% $x ?? 'y' %}" } })],
  [
    'State "A" cannot be run here: a JSONPath state in a JSONata state machine',
    machineOf({ A: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } }),
  ],
  [
    'State "A" cannot be run here: JSONPath',
    { StartAt: 'A', States: { A: { Type: 'Pass', Parameters: {}, End: true } } },
  ],
  [
    'State "A" cannot be run here: JSONPath',
    { StartAt: 'A', States: { A: { Type: 'Pass', Assign: { 'a.$': '$.b' }, End: true } } },
  ],
  ['State "A" cannot be run here: JSONPath', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, End: true } } }],
])('refuses: %s', (why, definition) => {
  expect(() => loadMachine(definition)).toThrow(
    expect.objectContaining({ name: 'UnsupportedDefinition', message: expect.stringContaining(why) }),
  )
})

test.each([[null], ['text'], [[]], [7]])('refuses %j, which is no state machine', (definition) => {
  expect(() => loadMachine(definition)).toThrow(expect.objectContaining({ name: 'UnsupportedDefinition' }))
})

test.each<[string, string]>([
  ['a predicate', '$states.input.items[price > 1].name'],
  ['a step of a path', '[1..3].($ * 2)'],
  ['a sort and a group', '$states.input.items^(price){name: price}'],
  ['the arguments of a function of its own', '$map($states.input.items, function($v, $i) { $v.price + $i })'],
  ['variables of its own', '($a := 1; $a + 1)'],
  ['a path bound to a name', '$states.input.items@$item.price#$n.{ "price": $item.price, "n": $n }'],
])('takes what has a meaning in %s', (_, expression) => {
  expect(loadMachine(only({ Type: 'Pass', Output: `{% ${expression} %}` })).startAt).toBe('S')
})

test('a JSONPath state without any path runs, and its texts are no expressions', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Assign: { a: '{% 1 %}' }, End: true } } }
  expect(loadMachine(definition).states.get('A')).toMatchObject({
    exit: { assign: { kind: 'constant', value: { a: '{% 1 %}' } } },
  })
})
