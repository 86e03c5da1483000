import { expect, test } from 'vitest'
import { githubText } from '../../cli/check/github-text.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'

const found: Diagnostic = {
  ...{ code: 'unknown-message', severity: 'error', path: [], file: 'marketing/journeys/a,b.yaml', source: '- send: x' },
  ...{ line: 4, column: 9, length: 3, message: 'Only 5% of\r\nit: bad, bad.', remedy: 'Mend it.' },
}

test('a finding becomes one line, in which nothing can end its properties or its text too early', () => {
  expect(githubText(found, '')).toBe(
    '::error file=marketing/journeys/a%2Cb.yaml,line=4,col=9,endColumn=11,title=unknown-message::' +
      'Only 5%25 of%0D%0Ait: bad, bad.%0AMend it.',
  )
})

test('a warning is a warning, in the folder of its project', () => {
  expect(githubText({ ...found, severity: 'warning', file: 'marketing/c.yaml' }, 'sites/tw')).toMatch(
    /^::warning file=sites\/tw\/marketing\/c.yaml,line=4,/,
  )
})
