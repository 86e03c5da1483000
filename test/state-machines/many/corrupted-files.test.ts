import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { CompileResult } from '../../../state-machines/compile-journey.ts'
import { compileText, compileValue } from '../../support/compile.ts'
import { hostileTexts } from '../../support/compiler/hostile-texts.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'

/** How many files each law is tried on. */
const runs = 500

/** A change that makes a file another: something taken out, put in or said twice. */
const corruption = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'twice', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.oneof(fc.constantFrom(...hostileTexts, '- ', ': ', '{', '[', '"', "'", '|', '\n', '  '), fc.string()),
})

type Corruption = typeof corruption extends fc.Arbitrary<infer T> ? T : never

function corrupt(text: string, { kind, at, length, text: other }: Corruption): string {
  const from = Math.floor(at * text.length)
  const until = Math.min(text.length, from + length)
  const [before, piece, after] = [text.slice(0, from), text.slice(from, until), text.slice(until)]
  if (kind === 'cut') return before + after
  if (kind === 'twice') return before + piece + piece + after
  return kind === 'insert' ? before + other + piece + after : before + other + after
}

/** Whether a result is one of the two that there are, with nothing told that cannot be shown. */
function isAnswer(result: CompileResult, lines: readonly string[]): boolean {
  const isTrue = result.diagnostics.every(
    ({ line, column, length, source, message, remedy }) =>
      source === lines[line - 1] && column >= 1 && length >= 1 && message.length > 5 && remedy.length > 5,
  )
  return isTrue && (result.kind === 'compiled' || result.diagnostics.some(({ severity }) => severity === 'error'))
}

describe('whatever a file holds', () => {
  test('its author hears of mistakes at lines that are there, or gets a machine', () => {
    fc.assert(
      fc.property(
        journeyArbitrary(),
        fc.array(corruption, { minLength: 1, maxLength: 4 }),
        ({ written, workspace }, changes) => {
          const whole = stringify(written, { aliasDuplicateObjects: false })
          const text = changes.reduce(corrupt, whole)
          const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
          expect(isAnswer(compileText(text, { workspace }), lines)).toBe(true)
        },
      ),
      tries(runs),
    )
  })

  const words = fc.constantFrom(
    ...[
      'name',
      'trigger',
      'event',
      'where',
      'exit',
      'audience',
      'reentry',
      'after',
      'key',
      'goal',
      'steps',
      'send',
      'wait',
    ],
    ...[
      'wait-for',
      'within',
      'since',
      'branch',
      'if',
      'then',
      'else',
      'await',
      'opened',
      'clicked',
      'tag',
      'set',
      'score',
    ],
    ...[
      'id',
      'day',
      'at',
      'stage',
      'all',
      'any',
      'not',
      'attribute',
      'did',
      'count',
      'gte',
      'is',
      'in',
      'exists',
      'before',
    ],
    ...['sned', '__proto__', 'constructor', '', '0'],
  )
  const leaf = fc.oneof(
    fc.constantFrom('welcome', '2d', 'never', true, null, undefined, 3, -1, Number.POSITIVE_INFINITY, ''),
    fc.constantFrom(...hostileTexts),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(words, tie('value')), { maxLength: 6 }).map(Object.fromEntries),
    ),
  }))

  test('a value made of the words of the language at random is answered as well', () => {
    const journeyLike = fc.record(
      { name: leaf, trigger: value, steps: fc.array(value, { maxLength: 5 }), exit: value },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(value, journeyLike), (random) => {
        const { kind, diagnostics } = compileValue(random)
        expect(kind === 'compiled' || diagnostics.length > 0).toBe(true)
        expect(Reflect.get({}, 'polluted') ?? Object.keys(Object.prototype).length).toBe(0)
      }),
      tries(runs * 2),
    )
  })

  test('anything at all that a program can hold is answered as well', () => {
    const anything = fc.anything({
      withDate: true,
      withMap: true,
      withBigInt: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(anything, (random) => {
        expect(compileValue(random).kind).toBe('mistakes')
      }),
      tries(runs),
    )
  })
})
