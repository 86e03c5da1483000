import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diagnosticsPage } from './diagnostics-page.ts'

const folders = ['state-machines', 'local/workspace'].map((folder) => join(import.meta.dirname, '../..', folder))

/** Every code that the compiler, and whoever finds its files, can tell, read from their sources. */
const codesTold = (): readonly string[] => {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/(?:error\)?\(|warning\)?\(|code: )\s*'([a-z-]+)'/g)].map(([, code = '']) => code),
  )
  return [...new Set(codes)].toSorted()
}

test('docs/diagnostics.md says what the compiler says; `npx vitest run test/docs -u` writes it anew', async () => {
  await expect(await diagnosticsPage()).toMatchFileSnapshot('../../docs/diagnostics.md')
})

test('the page has a heading for every code, with a sentence and a sample under it', async () => {
  const sections = (await diagnosticsPage()).split(/^### /m).slice(1)
  expect(sections.length).toBeGreaterThan(30)
  expect(sections.map((section) => section.split('\n')[0]).toSorted()).toEqual(codesTold())
  const bare = sections.filter((section) => !/^[a-z-]+\n\n\S[\s\S]+?\n\n```text\n\S/.test(section))
  expect(bare).toEqual([])
})
