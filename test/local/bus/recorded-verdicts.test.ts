import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts'
import { verdict } from './verdict.ts'

const file = new URL('../../../../shared/aws-recordings/event-patterns.json', import.meta.url)
const isThere = existsSync(file)
if (!isThere) process.stdout.write('skipped: ../shared/aws-recordings is missing, nothing is held against AWS here\n')

const jsonObject = z.custom<JsonObject>(isJsonObject)
const recording = z.object({
  name: z.string(),
  expect: z.enum(['match', 'no-match', 'invalid']),
  Event: jsonObject.optional(),
  EventPattern: z.unknown().optional(),
})

const recordings = isThere ? z.array(recording).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
const complete = recordings.flatMap(({ Event, ...rest }) => (Event === undefined ? [] : [{ ...rest, Event }]))

describe.skipIf(!isThere)('what AWS answered', () => {
  test('is recorded for enough pairs of pattern and event to mean something', () => {
    expect(complete.length).toBeGreaterThanOrEqual(78)
  })

  test('is held against all recordings but the one whose event was not kept', () => {
    const left = recordings.filter(({ Event }) => Event === undefined).map(({ name }) => name)
    expect(left).toEqual(['complex_multi_key_event_pattern'])
  })

  test.each(complete)('$name: $expect', (recorded) => {
    expect(verdict(recorded.EventPattern, recorded.Event)).toBe(recorded.expect)
  })
})
