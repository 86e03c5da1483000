import { describe, expect, test } from 'vitest'
import { compileText, compileValue } from '../support/compile.ts'

const head = 'name: Lead nurture\ntrigger: { event: Form Submitted }\n'
const steps = 'steps:\n  - tag: vip\n'
const nested = (open: string, count: number) => `${head}steps: ${open.repeat(count)}`

/** Files that nobody writes by mistake, or that tools write: with what is told of each, and where. */
const files: readonly (readonly [string, string, string])[] = [
  [
    'small parts that stand for ever larger ones',
    `a: &a [ha, ha]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\n${head}${steps}`,
    '2:8 The file uses YAML aliases (`*name`).',
  ],
  ['5,000 open brackets', nested('[', 5000), '1:1 The file is nested too deep.'],
  ['5,000 open braces', nested('{a: ', 5000), '1:1 The file is nested too deep.'],
  ['100,000 dashes in a row', `${head}steps:\n  ${'- '.repeat(100_000)}`, '1:1 The file is nested too deep.'],
  ['70 dashes in a row', `${head}steps:\n  ${'- '.repeat(70)}x`, '4:129 The file is nested too deep.'],
  ['70 brackets around nothing', `${nested('[', 70)}${']'.repeat(70)}`, '3:71 The file is nested too deep.'],
  [
    '600 words, each inside the one before',
    Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    '65:65 The file is nested too deep.',
  ],
  ['a key `__proto__`', `${head}__proto__: { polluted: true }\n${steps}`, '3:1 `__proto__` cannot be a name.'],
  [
    'an attribute `__proto__`',
    `${head}steps:\n  - set: { __proto__: 1, polluted: 1 }\n`,
    '4:12 `__proto__` cannot be a name.',
  ],
  [
    'an attribute `constructor`',
    `${head}audience: { attribute: { constructor: { gte: 1 } } }\n${steps}`,
    '3:26 `constructor` cannot be a name.',
  ],
  ['a merge key', `${head}steps:\n  - <<: { wait: 1d }\n`, '4:5 None of `<<` is known here.'],
  [
    'a merge key with an alias',
    `${head}base: &b { wait: 1d }\nsteps:\n  - <<: *b\n`,
    '5:9 The file uses YAML aliases (`*name`).',
  ],
  ['300 KB', `${head}theme: ${'x'.repeat(300 * 1024)}\n${steps}`, '1:1 The file is larger than 256 KB.'],
  [
    'a word that stands twice',
    `${head}name: Again\n${steps}`,
    '3:1 `name` stands twice in one mapping, the first time in line 1.',
  ],
  ['a tab', `${head}steps:\n\t- wait: 1d\n`, '4:1 This line is indented with a tab.'],
  ['nothing', '', '1:1 Nothing stands here.'],
  ['nothing but a remark', '# to be written\n', '1:1 Nothing stands here.'],
  ['a list', '- wait: 1d\n', '1:1 This cannot stand here.'],
  ['a text', 'hello', '1:1 `hello` cannot stand here.'],
  ['a second document', `${head}${steps}---\nname: Other\n`, '5:1 A second document begins here.'],
  ['a mapping as a key', `? { a: b }\n: c\n${head}${steps}`, '1:3 A mapping stands where a word belongs.'],
  ['an open quote', `name: "Lead\n`, '1:7 This `"` opens a text, and nothing closes it.'],
  ['words with no value', 'name:\ntrigger:\nsteps:\n', '1:1 Nothing stands here.'],
]

describe('a file with', () => {
  // The first file of a process pays for the schemas; the others are what is measured.
  compileText(`${head}${steps}`)

  test.each(files)('%s hears what is wrong, where, and soon', (_, text, told) => {
    const began = performance.now()
    const { kind, diagnostics } = compileText(text)
    const milliseconds = performance.now() - began
    expect(kind).toBe('mistakes')
    expect(diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`)[0]).toBe(told)
    expect(diagnostics.every(({ severity }) => severity === 'error')).toBe(true)
    expect(milliseconds).toBeLessThan(200)
  })

  test('all of these leaves every object as it was', () => {
    for (const [, text] of files) compileText(text)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('a mark of the byte order at its beginning is read like any other', () => {
    expect(compileText(`\uFEFF${head}${steps}`).kind).toBe('compiled')
    expect(compileText(`\uFEFFnmae: A\n${steps}trigger: { event: X }\n`).diagnostics).toMatchObject([
      { line: 1, column: 1, length: 4, source: 'nmae: A', code: 'unknown-word' },
    ])
  })

  test('line ends of Windows has its mistakes where it shows them', () => {
    const text = `${head}${steps}  - send: welcmoe\n    day: 2\n`.replaceAll('\n', '\r\n')
    expect(compileText(text).diagnostics).toMatchObject([
      { line: 5, column: 11, length: 7, source: '  - send: welcmoe', code: 'unknown-message' },
    ])
  })
})

describe('a journey written in TypeScript', () => {
  const base = { name: 'A', trigger: { event: 'X' } }

  test.each([
    ['a function', { ...base, steps: () => [] }, 'at steps', 'This is not plain data.'],
    ['a date', { ...base, goal: { event: 'Y', by: new Date(0) }, steps: [] }, 'at goal.by', 'This is not plain data.'],
    ['nothing', undefined, '', 'Nothing stands here.'],
    ['a mistyped verb', { ...base, steps: [{ wiat: '1d' }] }, 'at steps.0.wiat', 'There is no `wiat` here.'],
    ['a forbidden name', JSON.parse('{"__proto__": {"polluted": 1}}'), 'at __proto__', '`__proto__` cannot be a name.'],
  ])('hears of %s by its path', (_, value, source, message) => {
    expect(compileValue(value).diagnostics[0]).toMatchObject({ file: 'sample.ts', source, message })
  })

  test('that holds itself is refused instead of followed', () => {
    const steps: unknown[] = []
    steps.push({ 'wait-for': { event: 'Y', within: '1d' }, then: steps })
    expect(compileValue({ ...base, steps }).diagnostics).toMatchObject([{ message: 'The journey is nested too deep.' }])
  })
})
