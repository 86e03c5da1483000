import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '../../state-machines/4-emit/asl.ts'
import { compiled, compileText, compileValue } from '../support/compile.ts'
import { validatorComplaints } from '../support/compiler/asl-validators.ts'
import { journeyArbitrary, tries } from '../support/random-journeys.ts'

/** How many times some thirty journeys are put before the validators. */
const runs = 10

const marketing = join(import.meta.dirname, '../../marketing')
const folders = readdirSync(join(marketing, 'messages'))
const workspace = { messages: new Map(folders.map((message) => [message, {}])) }
const shipped = readdirSync(join(marketing, 'journeys')).filter((file) => file.endsWith('.yaml'))

describe('the public validators', () => {
  test.each(shipped)('accept %s in both forms', async (file) => {
    const text = readFileSync(join(marketing, 'journeys', file), 'utf8')
    for (const isOptimised of [true, false]) {
      const { definition, diagnostics } = compiled(compileText(text, { workspace, isOptimised }))
      expect(diagnostics).toEqual([])
      expect(await validatorComplaints([definition])).toEqual([])
    }
  })

  test('accept random journeys in both forms', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(journeyArbitrary(), { minLength: 1, maxLength: 30, size: 'max' }),
        fc.boolean(),
        async (journeys, isOptimised) => {
          const definitions = journeys.map(
            (one) => compiled(compileValue(one.written, { workspace: one.workspace, isOptimised })).definition,
          )
          expect(await validatorComplaints(definitions)).toEqual([])
        },
      ),
      tries(runs),
    )
  })
})

describe('a machine that was broken on purpose', () => {
  const text = 'name: A\ntrigger: { event: X }\nsteps:\n  - send: welcome\n  - wait: 1d\n  - tag: vip\n    day: 3\n'
  const whole = compiled(compileText(text)).definition
  const broken = (mend: (text: string) => string): Definition => JSON.parse(mend(JSON.stringify(whole))) as Definition

  test.each([
    ['that starts nowhere', broken((json) => json.replace('"StartAt":"Day 0', '"StartAt":"Day 9'))],
    ['that leads nowhere', broken((json) => json.replaceAll('"Next":"Left the journey"', '"Next":"Left"'))],
    ['with half an expression', broken((json) => json.replace('$millis()', '$millis('))],
    ['with a field that no state has', broken((json) => json.replace('"Seconds"', '"Secunds"'))],
  ])('%s is refused, alone and among others', async (_, definition) => {
    expect(await validatorComplaints([definition])).not.toEqual([])
    expect(await validatorComplaints([whole, definition, whole])).not.toEqual([])
    expect(await validatorComplaints([whole, whole])).toEqual([])
  })
})
