import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readCompiled } from '../../cdk/content/read-compiled.ts'
import { content } from './fixture.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Writes what the compiler writes into a new folder. */
function write(over: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-compiled-'))
  folders.push(folder)
  const files = {
    'settings.json': content.settings,
    'segments.json': content.segments,
    'index.json': content.index,
    'messages/hello.json': content.messages[0],
    ...Object.fromEntries(
      content.journeys.flatMap(({ journey, definition }) => [
        [`journeys/${journey.id}/journey.json`, journey],
        [`journeys/${journey.id}/state-machine.json`, JSON.parse(definition)],
      ]),
    ),
    ...over,
  }
  for (const [path, value] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), JSON.stringify(value, null, 2))
  }
  return folder
}

describe('what was compiled', () => {
  test('is read whole', () => {
    expect(readCompiled(write())).toEqual(content)
  })

  test('is refused where it is missing, with the command that makes it', () => {
    expect(() => readCompiled(join(tmpdir(), 'waymark-nothing-here'))).toThrow('npm run compile')
  })

  test('is refused where the index speaks of another version than the file', () => {
    const { id, version } = content.journeys[0]?.journey ?? { id: '', version: '' }
    const index = { journeys: { [id]: { version: 'other' } } }
    expect(() => readCompiled(write({ 'index.json': index }))).toThrow(
      `${id} in version other, its file ${id} in ${version}`,
    )
  })

  test('is refused where it breaks its contract', () => {
    expect(() => readCompiled(write({ 'settings.json': { sender: 'nobody' } }))).toThrow()
  })
})
