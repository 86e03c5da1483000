import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bindings } from '../../../../local/step-functions/expressions/bindings.ts'
import { compileExpression } from '../../../../local/step-functions/expressions/expression.ts'
import { TOOLS } from '../../../../local/step-functions/expressions/functions.ts'
import { isJsonObject } from '../../../../shared/domain/json.ts'
import { smallWorld } from '../../../support/random/world.ts'
import { journeyArbitrary } from '../../../support/random-journeys.ts'
import { testWorkspace } from '../../../support/test-workspace.ts'

const tools = { now: 1_767_225_600_000, random: () => 0.5, uuid: () => 'uuid' }

/** Whatever an expression may stumble over: lists, lists in lists, nulls, empty things, names that objects inherit. */
const states = {
  input: {
    n: 3,
    none: null,
    text: 'a',
    yes: true,
    list: [{ n: 1, m: 5 }, { n: 4 }],
    numbers: [1, 2],
    empty: [],
    deep: { n: 7 },
  },
  context: {
    zone: [
      { until: 10, offset: 1 },
      { until: 20, offset: 2 },
    ],
    nested: [[{ n: 1 }]],
    nothing: {},
  },
}

const bindings: Bindings = { v: 5, list: [{ until: 2 }, { until: 9 }], ceil: 'no function', states, [TOOLS]: tools }

/** What JSONata itself makes of an expression: its value, or that it fails. */
async function slowly(text: string): Promise<unknown> {
  try {
    const value = await compileExpression(text).evaluate(bindings)
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  } catch {
    return 'failed'
  }
}

const path = fc
  .tuple(
    fc.constantFrom('$states.input', '$states.context', '$v', '$list', '$gone'),
    fc.array(
      fc.constantFrom('n', 'm', 'none', 'text', 'list', 'numbers', 'empty', 'deep', 'zone', 'nested', 'toString'),
      {
        maxLength: 2,
      },
    ),
  )
  .map(([root, names]) => [root, ...names].join('.'))

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression')
  const two = fc.tuple(inner, inner)
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(
        path,
        fc.constantFrom('0', '1', '2.5', '60', '"a"', '""', 'true', 'false', 'null', '$millis()', '$', 'n'),
      ),
      fc
        .tuple(two, fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', 'and', 'or', 'in', '&'))
        .map(([[left, right], operator]) => `(${left}) ${operator} (${right})`),
      fc
        .tuple(fc.constantFrom('exists', 'max', 'min', 'ceil', 'floor', 'sum', 'count', 'not'), inner)
        .map(([name, given]) => `$${name}(${given})`),
      two.map(([left, right]) => `$min([${left}, ${right}])`),
      fc.tuple(inner, two).map(([asked, [yes, no]]) => `(${asked}) ? (${yes}) : (${no})`),
      two.map(([value, then]) => `($x := ${value}; $y := $x; ${then})`),
      inner.map((value) => `($v := ${value}; $v)`),
      fc
        .tuple(fc.constantFrom('$list', '$gone', '$v'), inner, fc.nat(2))
        .map(
          ([list, asked, place]) =>
            `$exists(${list}[until > (${asked})][${place}]) ? ${list}[until > (${asked})][${place}].until : 0`,
        ),
    ),
  }
})

test('what has a quick form comes to what JSONata makes of it, and what JSONata refuses has no quick value', async () => {
  let quickly = 0
  await fc.assert(
    fc.asyncProperty(expression, async (text) => {
      const value = compileExpression(text).quick?.(bindings)
      if (value === undefined) return
      quickly++
      expect(value).toEqual(await slowly(text))
    }),
    { numRuns: 3000 },
  )
  // A quick form that leaves everything to JSONata would be right, and worth nothing.
  expect(quickly).toBeGreaterThan(300)
})

test.each([
  ['a list in the midst of a path', '$states.input.list.n', [1, 4]],
  ['a name that objects inherit', '$exists($states.context.nothing.toString)', true],
  ['a variable that hides a function', '$ceil(1.5)', 'failed'],
  ['a single hit of a filter', '$list[until > 5].until', 9],
  ['a function by a name that objects inherit', '$toString(1)', 'failed'],
  ['a value of another type', '1 + $states.input.text', 'failed'],
])('%s is left to JSONata', async (_, text, value) => {
  expect(compileExpression(text).quick?.(bindings)).toBeUndefined()
  expect(await slowly(text)).toEqual(value)
})

test('nearly every expression that is emitted has a quick form', async () => {
  const [quick, slow] = [new Set<string>(), new Set<string>()]
  await fc.assert(
    fc.asyncProperty(journeyArbitrary(), async ({ written }) => {
      const source = { kind: 'value', id: 'random', file: 'random.ts', value: written } as const
      const [journey] = testWorkspace({ journeys: [source], messages: smallWorld.messages }).journeys
      for (const text of expressionsIn(journey?.definition)) {
        const kind = compileExpression(text).quick === undefined ? slow : quick
        kind.add(text)
      }
    }),
    { numRuns: 40 },
  )
  // Weekdays are looked for in a list of days, which is JSONata's to filter.
  expect([...slow].filter((text) => !text.includes('[0..7]'))).toEqual([])
  expect(quick.size).toBeGreaterThan(20)
})

function expressionsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\{%(.+)%\}$/s.exec(value)?.[1]?.trim().split('\0') ?? []
  if (Array.isArray(value)) return value.flatMap(expressionsIn)
  return isJsonObject(value) ? Object.values(value).flatMap(expressionsIn) : []
}
