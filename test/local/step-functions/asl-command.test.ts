import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aslCommand } from '../../../cli/commands/asl.ts'
import type { Json } from '../../../shared/domain/json.ts'
import { FUNCTION, machineOf, only } from './machines.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asl-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  process.exitCode = 0
  vi.restoreAllMocks()
})

function file(name: string, content: Json): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

/** Runs the command as a person would, and gives what they would see. */
async function asl(...args: readonly string[]): Promise<{ out: string; err: string; exitCode: unknown }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {})
  const err = vi.spyOn(console, 'error').mockImplementation(() => {})
  await aslCommand().parseAsync(args, { from: 'user' })
  const text = (spy: typeof out) => spy.mock.calls.map((call) => call.join(' ')).join('\n')
  return { out: text(out), err: text(err), exitCode: process.exitCode }
}

test('prints how the execution ended', async () => {
  const definition = file(
    'asl.json',
    only({ Type: 'Task', Resource: FUNCTION, Arguments: {}, Output: '{% [$states.input, $states.result] %}' }),
  )
  const { out } = await asl(
    definition,
    '--input',
    file('in.json', { a: 1 }),
    '--tasks',
    file('t.json', [{ output: 2 }]),
  )
  expect(JSON.parse(out)).toMatchObject({ status: 'SUCCEEDED', output: [{ a: 1 }, 2], events: { length: 7 } })
})

test('input and tasks may be left out', async () => {
  const { out } = await asl(file('asl.json', only({ Type: 'Pass' })))
  expect(JSON.parse(out)).toMatchObject({ status: 'SUCCEEDED', output: {} })
})

test('what cannot be run is named, and the exit code is 2', async () => {
  const seen = await asl(file('asl.json', machineOf({ M: { Type: 'Map' } })))
  expect(seen).toEqual({ out: '', err: 'State "M" cannot be run here: Map states.', exitCode: 2 })
})

test('a script that does not fit, or a file that is not there, is exit code 1', async () => {
  const unfit = await asl(file('asl.json', only({ Type: 'Task', Resource: FUNCTION, Arguments: {} })))
  expect(unfit).toMatchObject({ err: 'The task "S" asks for answer 1, but the script has 0.', exitCode: 1 })
  vi.restoreAllMocks()
  const missing = await asl(join(folder, 'nothing.json'))
  expect(missing).toMatchObject({ err: `${join(folder, 'nothing.json')} is not readable as JSON`, exitCode: 1 })
})
