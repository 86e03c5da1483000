import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { messageFileSchema } from '../../shared/contracts/content/message-file.ts'
import { segmentFileSchema } from '../../shared/contracts/content/segments.ts'
import { settingsFileSchema } from '../../shared/contracts/content/settings-file.ts'
import { trackingPlanSchema } from '../../shared/contracts/journey-file/tracking-plan.ts'
import { conditionWords } from '../../shared/contracts/journey-file/written-condition.ts'
import { writtenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import { stepVerbs } from '../../shared/contracts/journey-file/written-step.ts'
import { triggerWords } from '../../shared/contracts/journey-file/written-trigger.ts'
import { isJsonObject, type Json } from '../../shared/domain/json.ts'
import {
  liquidFilters,
  liquidInnerTags,
  liquidTags,
  liquidVariables,
} from '../../shared/domain/message/message-liquid.ts'
import { shippedIds, shippedMessage } from '../state-machines/messages/shipped-messages.ts'
import { compileValue } from '../support/compile.ts'

const docs = join(import.meta.dirname, '../../docs')

/** What the blocks of YAML on a page hold, by the line on which each begins. */
const examplesOn = (page: string): readonly (readonly [line: number, value: unknown])[] => {
  const text = readFileSync(join(docs, page), 'utf8')
  return [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(({ 1: example = '', index }) => [
    text.slice(0, index).split('\n').length + 1,
    parse(example),
  ])
}

/** The messages that come with the project, with their links. */
const messages = new Map(
  shippedIds.map((id) => {
    const { links = {} } = messageFileSchema.parse(parse(shippedMessage(id).message.text))
    return [id, { links: Object.keys(links) }]
  }),
)

/** An example as a whole journey: steps get a head, and a part of the head gets the rest. */
const wholeJourney = (example: unknown): object => ({
  name: 'Example',
  trigger: { event: 'Form Submitted' },
  exit: [{ event: 'Demo Booked' }],
  goal: { event: 'Demo Booked', within: '30d' },
  steps: [{ tag: 'done' }],
  ...(isJsonObject(example) ? example : { steps: example }),
})

const isSettings = (example: unknown): boolean => isJsonObject(example) && 'sender' in example
const isSegment = (example: unknown): boolean => isJsonObject(example) && 'if' in example
const isPlan = (example: unknown): boolean => isJsonObject(example) && 'events' in example
const isOfJourney = (example: unknown): boolean => !isSettings(example) && !isSegment(example) && !isPlan(example)

/** Every word in front of a colon, however deep. */
const wordsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([word, inner]: readonly [string, Json]) => [word, ...wordsIn(inner)])
}

describe('the examples on docs/journeys.md', () => {
  const examples = examplesOn('journeys.md')

  test('are found', () => {
    expect(examples.length).toBeGreaterThan(8)
  })

  test.each(examples.filter(([, example]) => isOfJourney(example)))('on line %i compile', (_, example) => {
    expect(compileValue(wholeJourney(example), { workspace: { messages } }).diagnostics).toEqual([])
  })

  test.each([
    ['word at the top', Object.keys(writtenJourney.shape)],
    ['verb', Object.keys(stepVerbs)],
    ['trigger', Object.keys(triggerWords)],
    ['condition', Object.keys(conditionWords)],
  ])('show every %s', (_, words) => {
    const shown = new Set(examples.flatMap(([, example]) => wordsIn(example)))
    expect(words.filter((word) => !shown.has(word))).toEqual([])
  })

  test('stand beside a row for every setting', () => {
    const rows = readFileSync(join(docs, 'journeys.md'), 'utf8').split('\n## settings.yaml\n')[1] ?? ''
    const named = [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, word]) => word)
    expect(named).toEqual(Object.keys(settingsFileSchema.shape))
  })

  test.each(examples.filter(([, example]) => isSegment(example)))('on line %i are segments', (_, example) => {
    expect(segmentFileSchema.safeParse(example).error).toBeUndefined()
  })

  test.each(examples.filter(([, example]) => isSettings(example)))('on line %i are settings', (_, example) => {
    expect(settingsFileSchema.safeParse(example).error).toBeUndefined()
  })

  test.each(examples.filter(([, example]) => isPlan(example)))('on line %i are tracking plans', (_, example) => {
    expect(trackingPlanSchema.safeParse(example).error).toBeUndefined()
  })
})

describe('the examples on docs/messages.md', () => {
  const examples = examplesOn('messages.md')

  test('are found', () => {
    expect(examples.length).toBeGreaterThan(0)
  })

  test.each(examples)('on line %i are files of messages', (_, example) => {
    expect(messageFileSchema.safeParse(example).error).toBeUndefined()
  })
})

describe('docs/messages.md names', () => {
  const text = readFileSync(join(docs, 'messages.md'), 'utf8')
  const namedUnder = (heading: string): readonly string[] => {
    const [paragraph = ''] = text.split(`\n## ${heading}\n\n`)[1]?.split('\n\n') ?? []
    return [...paragraph.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  }

  test('every filter that messages know', () => {
    expect(namedUnder('Filters')).toEqual(liquidFilters)
  })

  test('every tag that messages know', () => {
    const written = liquidInnerTags.filter((name) => !name.startsWith('end'))
    expect(namedUnder('Tags').toSorted()).toEqual([...liquidTags, ...written].toSorted())
  })

  test('every variable that messages know', () => {
    const rows = text.split('\n## Variables\n')[1]?.split('\n## ')[0] ?? ''
    expect([...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).toSorted()).toEqual(
      liquidVariables.toSorted(),
    )
  })
})
