import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { writtenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import { journeyJsonSchema } from '../../state-machines/journey-json-schema.ts'
import { journeyArbitrary, tries } from '../support/random-journeys.ts'

// `format` is a note to editors; what a date must look like stands beside it as a pattern.
const accepts = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false }).compile(journeyJsonSchema())

const journeys = join(import.meta.dirname, '../../marketing/journeys')
const shipped = readdirSync(journeys).filter((file) => file.endsWith('.yaml'))
const base = { name: 'A', trigger: { event: 'X' } }

describe('the schema for editors', () => {
  test.each(shipped)('accepts %s', (file) => {
    expect([accepts(parse(readFileSync(join(journeys, file), 'utf8'))), accepts.errors]).toEqual([true, null])
  })

  test('accepts every journey that the compiler takes', () => {
    fc.assert(
      fc.property(journeyArbitrary(), ({ written }) => {
        expect(accepts(written)).toBe(true)
      }),
      tries(300),
    )
  })

  test.each([
    ['a mistyped word', { ...base, steps: [{ sned: 'welcome' }] }],
    ['a wait without an end', { ...base, steps: [{ 'wait-for': { event: 'Y' } }] }],
    ['two verbs in one step', { ...base, steps: [{ send: 'welcome', wait: '1d' }] }],
    ['a duration in words', { ...base, steps: [{ wait: 'two days' }] }],
    ['a day beyond a year', { ...base, steps: [{ wait: '1d', day: 365 }] }],
    [
      'a mistake three levels deep',
      { ...base, steps: [{ branch: [{ if: { tag: 'a' }, then: [{ branch: [{ then: [] }] }] }] }] },
    ],
    ['a mistake in a condition', { ...base, audience: { not: { all: [{ tga: 'vip' }] } }, steps: [{ wait: '1d' }] }],
    ['no steps', { ...base, steps: [] }],
    ['no trigger', { name: 'A', steps: [{ wait: '1d' }] }],
  ])('marks %s, as the compiler does', (_, value) => {
    expect(accepts(value)).toBe(false)
    expect(writtenJourney.safeParse(value).success).toBe(false)
  })

  test('says to the reader what words are for', () => {
    const text = JSON.stringify(journeyJsonSchema())
    expect(text).toContain('Send one message.')
    expect(text).toContain('The first case whose `if` holds')
    expect(text).toContain('How long: `30s`')
  })
})
