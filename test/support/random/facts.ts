import fc from 'fast-check'
import type { Condition, Facts } from '../../../shared/domain/condition/condition.ts'
import type { Occurrences } from '../../../shared/domain/condition/watch.ts'
import { newContact } from '../../../shared/domain/contact/contact.ts'
import { stages } from '../../../shared/domain/contact/stage.ts'
import { usualWarmth } from '../../../shared/domain/contact/warmth.ts'
import type { MessageStory } from '../../../shared/domain/enrollment/enrollment.ts'
import type { Json } from '../../../shared/domain/json.ts'
import type { JourneyWorld, Values } from './world.ts'

const now = Date.UTC(2027, 2, 10, 9)
const hour = 3_600_000

/** Ages that fall on the borders of the times that conditions look back, and between them. */
const age = fc.constantFrom(0, 1, 20, 24, 25, 36, 48, 49, 120, 121, 900).map((hours) => hours * hour)

/** Contacts of a world, as conditions see them: their values are such as tests are about, and odd ones of every kind. */
export function factsArbitrary(
  world: JourneyWorld,
  segments: Readonly<Record<string, Condition>>,
): fc.Arbitrary<Facts> {
  const contact = fc.record({
    attributes: valuesArbitrary({ ...world.attributes, email: ['a@example.com', 'nobody'] }),
    tags: fc.subarray([...world.tags]),
    scores: fc.record({ main: score, engagement: score }, { requiredKeys: [] }),
    stage: fc.option(fc.constantFrom(...stages), { nil: undefined }),
    activeAt: fc.option(
      age.map((ago) => now - ago),
      { nil: undefined },
    ),
    left: fc.option(fc.oneof(fc.constant('all' as const), fc.subarray([...(world.topics ?? [])])), { nil: undefined }),
    history: historyOf(Object.keys(world.events)),
  })
  const stories = fc.dictionary(fc.constantFrom(...Object.keys(world.messages)), storyArbitrary(world), {
    noNullPrototype: true,
  })
  const event = valuesArbitrary(Object.assign({}, ...Object.values(world.events)))
  return fc.tuple(contact, stories, event).map(([{ stage, activeAt, left, ...known }, messages, properties]) => ({
    contact: {
      ...newContact('random', 0),
      ...known,
      ...(stage && { stage }),
      ...(activeAt !== undefined && { activeAt }),
      ...(left && { left }),
      enrollments: { e: { journey: 'j', version: 'v', enteredAt: 0, state: 'open', done: {}, messages } },
    },
    enrollmentId: 'e',
    event: properties,
    now,
    zone: [],
    world: { segments, warmth: usualWarmth },
  }))
}

const score = fc.constantFrom(-5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 10, 29, 30, 31, 39, 40, 41)

/** What fields may hold: what tests name, lists of it, numbers as texts, and values beside. */
const valuesArbitrary = (fields: Values): fc.Arbitrary<Readonly<Record<string, Json>>> =>
  fc.record<Record<string, Json>>(
    Object.fromEntries(
      Object.entries(fields).map(([name, values]) => {
        const value: fc.Arbitrary<Json> = fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<Json>(...values) },
          {
            weight: 1,
            arbitrary: fc.constantFrom<Json>(null, true, false, '', {}, 0, 18, '18', 25, ' 300', 'Taipei or Berlin'),
          },
          { weight: 1, arbitrary: fc.constantFrom<Json>('2026-01-01', '2026-02-01T00:00:00Z', '2024-12-31', 'other') },
        )
        const field: fc.Arbitrary<Json> = fc.oneof(
          { weight: 5, arbitrary: value },
          { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
        )
        return [name, field]
      }),
    ),
    { requiredKeys: [] },
  )

/** Watches are known by the names of their events, with as many filters as conditions have. */
const historyOf = (events: readonly string[]): fc.Arbitrary<Record<string, Occurrences>> =>
  fc.dictionary(fc.constantFrom(...events), fc.array(age, { maxLength: 5 }).chain(timesToOccurrences), {
    noNullPrototype: true,
  })

const timesToOccurrences = (ages: readonly number[]): fc.Arbitrary<Occurrences> =>
  fc.nat(2).map((forgotten) => ({
    total: ages.length + forgotten,
    times: ages.map((ago) => now - ago).sort((a, b) => a - b),
  }))

/** Stories that records can tell: who clicked has opened by then, and what was answered has been sent. */
const storyArbitrary = ({ messages }: JourneyWorld): fc.Arbitrary<MessageStory> => {
  const links = [...new Set(Object.values(messages).flat()), '']
  return fc
    .record({
      sentAgo: age,
      openedAgo: fc.option(age, { nil: undefined }),
      repliedAgo: fc.option(age, { nil: undefined }),
      clicksAgo: fc.dictionary(fc.constantFrom(...links), age, { maxKeys: 2, noNullPrototype: true }),
    })
    .map(({ sentAgo, openedAgo, repliedAgo, clicksAgo }) => {
      const firstOpened = [...Object.values(clicksAgo), ...(openedAgo === undefined ? [] : [openedAgo])]
      return {
        sentAt: now - sentAgo,
        clicks: Object.fromEntries(Object.entries(clicksAgo).map(([link, ago]) => [link, now - ago])),
        ...(firstOpened.length > 0 && { openedAt: now - Math.max(...firstOpened) }),
        ...(repliedAgo !== undefined && { repliedAt: now - repliedAgo }),
      }
    })
}
