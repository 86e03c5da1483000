import { expect, test } from 'vitest'
import { begin, resume } from '../../../local/step-functions/interpret.ts'
import { loadMachine } from '../../../local/step-functions/machine.ts'
import { evaluate, only, runState, toolsAt } from './machines.ts'

test.each([
  ['$partition([1..5], 2)', [[1, 2], [3, 4], [5]]],
  ['$partition([1..5], 2.9)', [[1, 2], [3, 4], [5]]],
  ['$partition([], 2)', []],
  ['$range(1, 9, 2)', [1, 3, 5, 7, 9]],
  ['$range(5, 1, -2)', [5, 3, 1]],
  ['$range(1, 0, 1)', []],
  ['$hash("abc", "MD5")', '900150983cd24fb0d6963f7d28e17f72'],
  ['$length($hash("waymark", "SHA-1"))', 40],
  ['$hash("abc", "SHA-256")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['$length($hash("waymark", "SHA-384"))', 96],
  ['$length($hash("waymark", "SHA-512"))', 128],
  ['$parse("{\\"a\\":[1,null]}")', { a: [1, null] }],
  ['$random(42) = $random(42)', true],
  ['$random(42) = $random(43)', false],
  ['$random(42) >= 0 and $random(42) < 1', true],
  ['$uuid()', '00000000-0000-4000-8000-000000000001'],
  ['$random()', 0.5],
  ['$now()', '2026-01-01T00:00:00.000Z'],
  ['$now("[Y0001]-[M01]-[D01] [H01]:[m01]", "+0800")', '2026-01-01 08:00'],
  ['$millis()', 1_767_225_600_000],
  ['$fromMillis($toMillis("10:30", "[H01]:[m01]"))', '2026-01-01T10:30:00.000Z'],
  ['$toMillis("2026-01-01T00:00:01Z") - $millis()', 1000],
])('%s', async (expression, value) => {
  expect((await evaluate(expression)).output).toEqual(value)
})

test.each([
  ["missing = 'x'", "$states.input.missing = 'x'", false],
  ['vip in missing', "'vip' in $states.input.missing", false],
  ['the safe form of a comparison', '$exists($states.input.score) and $states.input.score > 3', false],
  ['the safe test of a tag', '$count($states.input.tags[$ = "vip"]) > 0', false],
  ['a filter with one hit, which is no list', '[1,2][$ > 1]', 2],
  ['a filter kept in a list', '[[1,2][$ > 1]]', [2]],
  ['a missing field inside an object, which goes silently', '{ "a": $states.input.missing }', {}],
  ['rounding to the even number', '$round(2.5)', 2],
  ['an infinite number, which becomes a text', '[1 / 0]', ['Infinity']],
])('jsonata 2.0.6: %s', async (_, expression, value) => {
  expect((await evaluate(expression)).output).toEqual(value)
})

test.each([
  ['$states.input.missing > 3', ' returned nothing (undefined).'],
  ['$not($states.input.missing)', ' returned nothing (undefined).'],
  ['5 > "3"', ' threw an error during evaluation. T2009: '],
  ['$number("")', ' threw an error during evaluation. D3030: Unable to cast value to a number: ""'],
  ['$sum("a")', ' threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
  ['$parse("{")', " threw an error during evaluation: Expected property name or '}' in JSON"],
  ['$hash("a", "SHA-3")', ' threw an error during evaluation: The algorithm must be one of MD5, SHA-1,'],
  ['$partition([1], 0)', ' threw an error during evaluation: The size of a partition must be at least 1'],
  ['$range(1, 2, 0)', ' threw an error during evaluation: The step of a range must not be 0'],
  ['$uppercase', ' returned a function, which is not a JSON value.'],
  ['{ "f": function($x) { $x } }', ' returned a function, which is not a JSON value.'],
  ['$nothing(1)', ' threw an error during evaluation. T1006: Attempted to invoke a non-function'],
])('%s is a failed evaluation', async (expression, why) => {
  const run = await evaluate(expression)
  expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  expect(run.cause).toContain(`The JSONata expression '${expression}' specified for the field 'Output'${why}`)
})

test('an expression that would run for ever fails', async () => {
  const endless = await evaluate('($f := function($x) { $f($x + 1) }; $f(1))')
  expect(endless.cause).toContain(' during evaluation: Expression evaluation timeout: Check for infinite loop')
  const deep = await evaluate('($f := function($x) { 1 + $f($x + 1) }; $f(1))')
  expect(deep.cause).toContain(
    ' during evaluation: Stack overflow error: Check for non-terminating recursive function.',
  )
})

test('an expression with a function of its own runs every time anew', async () => {
  const state = {
    Type: 'Pass',
    Output: ['{% $sum($map([1..50], function($v) { $v * 2 })) %}', '{% $map([1..50], function($v) { $v })[49] %}'],
  }
  for (const _ of [1, 2, 3]) expect((await runState(state)).output).toEqual([2550, 50])
})

test('time stands still within one state, however often it is asked', async () => {
  const machine = loadMachine(only({ Type: 'Pass', Assign: { a: '{% $millis() %}' }, Output: '{% $millis() %}' }))
  const { execution } = begin(machine, { name: 'e', input: {} }, toolsAt(1000))
  const done = await resume(machine, execution, { kind: 'continue' }, toolsAt(2000))
  expect(done.execution).toMatchObject({ variables: { a: 2000 }, output: 2000 })
})
