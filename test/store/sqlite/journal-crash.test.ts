import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { temporaryPath } from './temporary-file.ts'

const program = fileURLToPath(new URL('crash-writer.ts', import.meta.url))

/** Lets a process write, and kills it some milliseconds after its first answer. Gives the numbers that it answered. */
async function writeUntilKilled(path: string, from: number, milliseconds: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [program, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await setTimeout(milliseconds)
  child.kill('SIGKILL')
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  return said.split('\n').slice(0, -1).map(Number)
}

/** The numbers that the file has under each part of its writes. */
async function numbersIn(path: string): Promise<readonly (readonly number[])[]> {
  const journal = openJournal({ path })
  const store = sqliteStore(journal)
  const parts = await Promise.all(['a', 'b', 'c'].map((pk) => store.query({ table: 'activity', pk })))
  journal.close()
  return parts.map(({ items }) => items.map(({ key }) => Number(key.sk)))
}

test('a process killed while it writes leaves every answered write, each whole, and none after a gap', async () => {
  const path = temporaryPath()
  let written = 0
  for (let round = 0; round < 20; round++) {
    const answered = await writeUntilKilled(path, written, (round * 7) % 40)
    const [a = [], b, c] = await numbersIn(path)
    expect(answered.length).toBeGreaterThan(0)
    expect(answered.filter((number) => number >= a.length)).toEqual([])
    expect(a).toEqual(Array.from(a, (_, index) => index))
    expect([b, c]).toEqual([a, a])
    written = a.length
  }
}, 120_000)
