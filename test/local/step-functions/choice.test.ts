import { expect, test } from 'vitest'
import { runScripted } from '../../../local/step-functions/run-scripted.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { machineOf, typesOf } from './machines.ts'

const choose = (choice: JsonObject, input: Json = {}) =>
  runScripted(
    machineOf({
      C: { Type: 'Choice', ...choice },
      End: { Type: 'Pass', Output: ['{% $states.input %}', '{% $by %}'], End: true },
    }),
    input,
    [],
  )

const rule = (condition: Json, by: string): JsonObject => ({
  Condition: condition,
  Next: 'End',
  Assign: { by },
  Output: `output of ${by}`,
})

test('the first rule that holds is taken, with its own Assign and Output', async () => {
  const choice = { Choices: [rule(false, 'first'), rule('{% $states.input.n > 1 %}', 'second'), rule(true, 'third')] }
  expect((await choose(choice, { n: 2 })).output).toEqual(['output of second', 'second'])
})

test("the state's own Assign and Output belong to the default alone, even when a rule leads to the same state", async () => {
  const choice = { Default: 'End', Assign: { by: 'default' }, Output: 'output of default' }
  expect((await choose({ ...choice, Choices: [rule(false, 'rule')] })).output).toEqual(['output of default', 'default'])
  expect((await choose({ ...choice, Choices: [rule(true, 'rule')] })).output).toEqual(['output of rule', 'rule'])
})

test('no rule and no default is States.NoChoiceMatched', async () => {
  const run = await choose({ Choices: [rule(false, 'never')] })
  expect(run).toMatchObject({
    status: 'FAILED',
    error: 'States.NoChoiceMatched',
    cause:
      "An error occurred while executing the state 'C' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
  })
  expect(typesOf(run)).toEqual(['ExecutionStarted', 'ChoiceStateEntered', 'ExecutionFailed'])
})

test('a condition that is no boolean fails the execution', async () => {
  const run = await choose({ Choices: [rule(false, 'no'), rule("{% 'yes' %}", 'text')], Default: 'End' })
  expect(run.error).toBe('States.QueryEvaluationError')
  expect(run.cause).toContain(
    `The JSONata expression ''yes'' specified for the field 'Choices[1]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: "yes"`,
  )
})

test('a missing field is an error in a comparison, and false in an equation', async () => {
  const missing = await choose({ Choices: [rule('{% $states.input.score > 3 %}', 'score')], Default: 'End' })
  expect(missing.cause).toContain("specified for the field 'Choices[0]/Condition' returned nothing (undefined).")
  const equation = await choose({ Choices: [rule("{% $states.input.city = 'Taipei' %}", 'city'), rule(true, 'rest')] })
  expect(equation.output).toEqual(['output of rest', 'rest'])
})

test('what a rule hands on is named under the rule when it fails', async () => {
  const choice = { Choices: [{ Condition: true, Next: 'End', Output: { v: '{% $nothing %}' } }] }
  expect((await choose(choice)).cause).toContain("the field 'Choices[0]/Output/v' returned nothing")
})
