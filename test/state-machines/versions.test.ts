import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { WrittenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import { compiled, compileText, compileValue } from '../support/compile.ts'
import { hostileWorld } from '../support/compiler/hostile-texts.ts'
import { journeyArbitrary, type RandomJourney, tries } from '../support/random-journeys.ts'

/** How many journeys each law is tried on. */
const runs = 300

const fromValue = ({ written, workspace }: RandomJourney) => compiled(compileValue(written, { workspace }))

/** Holds the text of a file against the value that it should mean. */
function means(text: string, random: RandomJourney): void {
  const { journey, definition } = compiled(compileText(text, { workspace: random.workspace }))
  const given = fromValue(random)
  expect(journey).toEqual(given.journey)
  expect(definition).toEqual(given.definition)
}

describe('a journey', () => {
  test('means the same in TypeScript and in YAML, however the file is laid out', () => {
    const layout = fc.record({
      indent: fc.integer({ min: 1, max: 6 }),
      collectionStyle: fc.constantFrom('any', 'flow', 'block'),
      defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
      lineWidth: fc.constantFrom(0, 40, 120),
    } as const)
    fc.assert(
      fc.property(journeyArbitrary(), layout, (random, options) => {
        means(stringify(random.written, { ...options, aliasDuplicateObjects: false }), random)
      }),
      tries(runs / 2),
    )
  })

  test('means the same in TypeScript and in YAML, whatever texts are in it', () => {
    // Every text of JSON is one of YAML.
    const inJson = (random: RandomJourney) => means(JSON.stringify(random.written), random)
    fc.assert(fc.property(journeyArbitrary(hostileWorld), inJson), tries(runs / 2))
  })

  test('has the same definition, to the letter, whenever it is compiled, and in whatever order its words stand', () => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const again = fromValue({ ...random, written: backwards(random.written) })
        expect(JSON.stringify(again.definition)).toBe(JSON.stringify(fromValue(random).definition))
        expect(again.journey).toEqual(fromValue(random).journey)
      }),
      tries(runs),
    )
  })

  test('keeps its version when only remarks and empty lines are added', () => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const text = stringify(random.written, { aliasDuplicateObjects: false, lineWidth: 0 })
        const remarked = text.replaceAll(/^/gm, '\n# a remark\n').concat('# the end')
        const { journey } = compiled(compileText(remarked, { workspace: random.workspace }))
        expect(journey.version).toBe(fromValue(random).journey.version)
      }),
      tries(runs),
    )
  })

  const changes: readonly (readonly [string, (written: WrittenJourney) => WrittenJourney])[] = [
    ['a step more', (written) => ({ ...written, steps: [{ tag: 'first' }, ...written.steps] })],
    ['another trigger', (written) => ({ ...written, trigger: { event: 'Something Else' } })],
    ['another audience', (written) => ({ ...written, audience: { tag: 'nobody else' } })],
    ['an exit more', (written) => ({ ...written, exit: [...(written.exit ?? []), { event: 'Something Else' }] })],
    ['another goal', (written) => ({ ...written, goal: { event: 'Something Else' } })],
    ['another re-entry', (written) => ({ ...written, reentry: { after: '77d' } })],
    ['another name', (written) => ({ ...written, name: 'Another name' })],
  ]

  test.each(changes)('has another version with %s', (_, change) => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const changed = fromValue({ ...random, written: change(random.written) })
        expect(changed.journey.version).not.toBe(fromValue(random).journey.version)
      }),
      tries(runs / 10),
    )
  })

  const text = (steps: string) => `name: A\ntrigger: { event: X }\nexit: [{ event: Y }]\nsteps:\n${steps}`

  test.each([
    ['the time of a wait', '  - wait: 1d\n', '  - wait: 2d\n'],
    [
      'the time of an answer',
      '  - send: welcome\n    await: { opened: true, within: 1d }\n',
      '  - send: welcome\n    await: { opened: true, within: 2d }\n',
    ],
    [
      'the question of a branch',
      '  - branch: [{ if: { tag: a }, then: [] }]\n',
      '  - branch: [{ if: { tag: b }, then: [] }]\n',
    ],
    ['the day of a step', '  - wait: 1s\n    day: 2\n', '  - wait: 1s\n    day: 3\n'],
    ['the tag that is given', '  - tag: a\n    id: x\n', '  - tag: b\n    id: x\n'],
    ['the stage of a message', '  - send: welcome\n', '  - send: welcome\n    stage: action\n'],
    ['the reason of an exit', '  - exit: a\n    id: x\n', '  - exit: b\n    id: x\n'],
  ])('has another version when %s is another', (_, before, after) => {
    const versions = [before, after].map((steps) => compiled(compileText(text(steps))).journey.version)
    expect(versions[0]).not.toBe(versions[1])
  })
})

/** The same value with the words of every mapping in the opposite order. */
function backwards<T>(value: T): T {
  // A copy of JSON has the shape of what was copied.
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).reverse())
      : inner,
  ) as T
}
