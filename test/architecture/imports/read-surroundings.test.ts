import { describe, expect, test } from 'vitest'
import { readSurroundings } from './read-surroundings.ts'

const specifiersIn = (text: string) => readSurroundings('module.ts', text).specifiers
const readsEnvironment = (text: string) => readSurroundings('module.ts', text).readsEnvironment

describe('the imports of a module', () => {
  test.each([
    "import a from 'x'",
    "import * as a from 'x'",
    "import { a as b } from 'x'",
    "import 'x'",
    "import type { A } from 'x'",
    "import { type A } from 'x'",
    "import data from 'x' with { type: 'json' }",
    "export { a } from 'x'",
    "export * from 'x'",
    "export * as a from 'x'",
    "export type { A } from 'x'",
    "export type * from 'x'",
    "const a = await import('x')",
    'const a = await import(`x`)',
    "type A = import('x').A",
    "type A = typeof import('x')",
    "let a: Map<string, readonly import('x').A[]>",
    "import a = require('x')",
    "const a = require('x')",
    "const a = require.resolve('x')",
    "const a = import.meta.resolve('x')",
  ])('are seen in %s', (text) => {
    expect(specifiersIn(text)).toEqual(['x'])
  })

  test.each([
    '// import a from "x"',
    '/* import "x" */',
    'const a = \'import "x"\'',
    "const a = `import 'x'`",
    "const a = /import 'x'/",
    "export const from = 'x'",
    "const a = new URL('x', import.meta.url)",
  ])('are not seen in %s', (text) => {
    expect(specifiersIn(text)).toEqual([])
  })

  test('are seen in JavaScript and in JSX as well', () => {
    expect(readSurroundings('a.js', "#!/usr/bin/env node\nimport 'x'").specifiers).toEqual(['x'])
    expect(readSurroundings('a.tsx', "import type { A } from 'x'\nconst b = (a: A) => <p>{a}</p>").specifiers).toEqual([
      'x',
    ])
  })
})

describe('a module reads the environment', () => {
  test.each([
    'process.env',
    "const port = process.env['PORT'] ?? '80'",
    "process['env'].PORT",
    'globalThis.process.env.PORT',
    'const { env } = process',
    'const { env: { PORT } } = process',
    "import { env } from 'node:process'",
    "import { env as settings } from 'process'",
  ])('with %s', (text) => {
    expect(readsEnvironment(text)).toBe(true)
  })

  test.each(['process.exit(1)', 'stack.env', 'const { argv } = process', "import { env } from './settings.ts'"])(
    'but not with %s',
    (text) => {
      expect(readsEnvironment(text)).toBe(false)
    },
  )
})
