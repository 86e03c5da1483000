import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../state-machines/2-check/rules.ts'
import { marked } from '../support/compiler/marked.ts'
import { compileSample, samples } from './compile-sample.ts'

const folders = readdirSync(samples)
const read = (code: string, file: string): string => readFileSync(join(samples, code, file), 'utf8')

describe.each(folders)('%s', (code) => {
  const { diagnostics } = compileSample(code, 'wrong.yaml')

  test('is told where it stands, with what is wrong and what would be right', () => {
    expect(marked(diagnostics)).toBe(read(code, 'expected.txt'))
  })

  test('is all that is told of its sample', () => {
    expect([...new Set(diagnostics.map((one) => one.code))]).toEqual([code])
  })

  test('is not told where all is right, and nothing else is', () => {
    expect(marked(compileSample(code, 'right.yaml').diagnostics)).toBe('')
  })
})

describe('the samples', () => {
  test('show every code that a check or the parser can tell', () => {
    const phase = join(import.meta.dirname, '../../state-machines/1-parse')
    const sources = readdirSync(phase, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(phase, file), 'utf8'))
    const ofParser = sources.flatMap((text) =>
      [...text.matchAll(/(?:error\(|code: )\s*'([a-z-]+)'/g)].map(([, code]) => code),
    )
    expect(new Set(ofParser).size).toBeGreaterThan(5)
    expect(folders.toSorted()).toEqual([...new Set([...Object.keys(rules), ...ofParser])].toSorted())
  })
})
