import { expect, test } from 'vitest'
import { watchNamer } from '../../../state-machines/compile-journey.ts'
import { publishSegments } from '../../../state-machines/publish-segments.ts'
import { digest } from '../../support/compile.ts'

const plan = { events: { 'Order Completed': { total: 'number' } }, attributes: { city: 'text' } } as const

/** What is told of segments, each given by the condition under its `if`: the file, the words that are marked, the code. */
const told = (conditions: Readonly<Record<string, string>>): readonly string[] =>
  publishSegments(
    Object.entries(conditions).map(([id, condition]) => ({
      id,
      file: { file: `${id}.yaml`, text: `name: ${id}\nif: ${condition}\n` },
    })),
    { digest, nameWatch: watchNamer(digest), workspace: { messages: new Map([['welcome', { topic: 'news' }]]), plan } },
  ).diagnostics.map(
    ({ file, code, source, column, length }) => `${file} ${source.slice(column - 1, column - 1 + length)} ${code}`,
  )

test('what a segment names is held against what is known, at the very word', () => {
  expect(
    told({
      buyers: '{ did: { event: Order Complete, where: { totl: { gte: 5 } } } }',
      rich: '{ did: { event: Order Completed, where: { totl: { gte: 5 } } } }',
      local: '{ any: [{ attribute: { ctiy: Taipei } }, { attribute: { city: { gte: 5 } } }] }',
      open: '{ all: [{ consent: nwes }, { segment: ritch }] }',
    }),
  ).toEqual([
    'buyers.yaml Order Complete unknown-event',
    'rich.yaml totl unknown-property',
    'local.yaml ctiy unknown-attribute',
    'local.yaml 5 wrong-kind',
    'open.yaml ritch unknown-segment',
    'open.yaml nwes unknown-topic',
  ])
})

test('a segment that nobody can be in is told, also where another segment makes it so', () => {
  const conditions = {
    rich: '{ score: { gte: 60 } }',
    poor: '{ all: [{ not: { segment: rich } }, { score: { gte: 80 } }] }',
  }
  expect(told(conditions)).toEqual(['poor.yaml 80 never-holds'])
})

test('segments that can be are published without a word', () => {
  expect(told({ rich: '{ score: { gte: 60 } }', rest: '{ not: { segment: rich } }' })).toEqual([])
})
