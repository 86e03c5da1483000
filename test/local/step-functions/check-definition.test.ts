import { expect, test } from 'vitest'
import { checkDefinition } from '../../../local/step-functions/check-definition.ts'
import { machineOf, only, TOKEN } from './machines.ts'

const read = (variable: string, next: object = { End: true }) => ({
  Type: 'Pass',
  Output: `{% $${variable} %}`,
  ...next,
})

test('a definition in which every variable is assigned before it is read has no findings', () => {
  const definition = machineOf({
    Start: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Task', Assign: { byRule: 1 } }], Default: 'Task' },
    Task: {
      Type: 'Task',
      Resource: TOKEN,
      Arguments: { rule: '{% $byRule %}' },
      Assign: { answer: '{% $states.result %}' },
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { failure: '{% $states.errorOutput %}' }, Next: 'End' }],
      Next: 'End',
    },
    End: { Type: 'Pass', Output: '{% [$answer, $failure, $map([1], $uppercase), ($own := 1; $own)] %}', End: true },
  })
  expect(checkDefinition(definition)).toEqual([])
})

test('a variable that nothing assigns is found, with its state', () => {
  const definition = machineOf({ A: { ...read('seen'), End: true, Assign: { seen: 1 } } })
  expect(checkDefinition(definition)).toEqual([{ state: 'A', problem: 'nothing assigns $seen before it is read' }])
})

test('a variable that is assigned only afterwards is found, unless a loop leads back', () => {
  const later = { A: read('x', { Next: 'B' }), B: { Type: 'Pass', Assign: { x: 1 }, End: true } }
  expect(checkDefinition(machineOf(later))).toMatchObject([{ state: 'A' }])
  const loop = {
    A: read('x', { Next: 'B' }),
    B: { Type: 'Choice', Choices: [{ Condition: true, Next: 'A', Assign: { x: 1 } }], Default: 'C' },
    C: { Type: 'Succeed' },
  }
  expect(checkDefinition(machineOf(loop))).toEqual([])
})

test('what cannot be run at all is the only finding', () => {
  expect(checkDefinition(only({ Type: 'Pass', Assign: { states: '{% $x %}' } }))).toEqual([
    { state: 'S', problem: 'Assign.states: is reserved' },
  ])
})
