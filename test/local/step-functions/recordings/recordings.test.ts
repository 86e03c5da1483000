import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runScripted } from '../../../../local/step-functions/run-scripted.ts'
import { isJsonObject, type Json } from '../../../../shared/domain/json.ts'
import { adapt, answersIn, comparable, type Recording } from './adapt-recording.ts'

const file = new URL('../../../../../shared/aws-recordings/asl.json', import.meta.url)
const isThere = existsSync(file)
if (!isThere) process.stdout.write('Skipped: the recordings of AWS (../shared/aws-recordings/asl.json) are not here.\n')

const recordings: readonly Recording[] = isThere ? JSON.parse(readFileSync(file, 'utf8')) : []

describe.skipIf(!isThere)('what AWS recorded', () => {
  test('all of the recordings are looked at', () => {
    expect(recordings).toHaveLength(26)
  })

  test.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (_, recorded) => {
    const recording = adapt(recorded)
    const run = await runScripted(recording.definition, recording.input, answersIn(recording))
    expect(comparable(run.events)).toEqual(comparable(recording.events))
    expect(endOf(run)).toEqual(recordedEnd(recording))
  })
})

const endOf = ({ status, output, error, cause }: Awaited<ReturnType<typeof runScripted>>): Json =>
  JSON.parse(JSON.stringify({ status, output, error, cause }))

function recordedEnd({ end, events }: Recording): Json {
  const last = events.at(-1)?.[`${end.charAt(0).toLowerCase()}${end.slice(1)}EventDetails`]
  const { output, error, cause } = isJsonObject(last) ? last : {}
  const status = { ExecutionSucceeded: 'SUCCEEDED', ExecutionFailed: 'FAILED' }[end]
  return JSON.parse(
    JSON.stringify({ status, output: typeof output === 'string' ? JSON.parse(output) : output, error, cause }),
  )
}
