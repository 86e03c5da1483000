import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { costsInWords } from '../../cli/costs/costs-in-words.ts'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { handbookFiles } from '../../state-machines/handbook/handbook-files.ts'

const root = join(import.meta.dirname, '../..')

test('the committed handbook says what the journeys say; `npm run waymark -- docs` writes it anew', async () => {
  const compiled = await compileFolder(root, { digest: sha256 })
  const { settings } = compiled
  if (settings === undefined) throw new Error('the settings have mistakes')
  const { journeys } = compiled.workspace
  const book = { ...compiled, settings, journeys, compiled: compiled.journeys, costs: costsInWords(compiled) }
  for (const [name, text] of handbookFiles(book)) {
    expect(readFileSync(join(root, 'handbook', name), 'utf8'), name).toBe(text)
  }
})
