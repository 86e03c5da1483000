import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Contact } from '../../../shared/domain/contact/contact.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { hours, monday, openTestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

const journey = yaml(
  'counting',
  `name: Counting
trigger: { event: Never }
steps:
  - branch:
      - if: { did: { event: Viewed, count: { gte: 3 } } }
        then: [{ tag: a }]
      - if: { did: { event: Bought, where: { amount: { gte: 10 } }, count: { gte: 5 }, within: 3d } }
        then: [{ tag: b }]
`,
)

const at = (minutes: number): string => new Date(monday - minutes * 60_000).toISOString()

/** Events of one person that do not contradict each other: each attribute is told once. */
const events: readonly JsonObject[] = [
  ...[10, 500, 3000, 9000].map((minutes) => ({ type: 'track', event: 'Viewed', timestamp: at(minutes) })),
  ...[5, 20, 700].map((minutes) => ({
    ...{ type: 'track', event: 'Bought', timestamp: at(minutes) },
    properties: { amount: minutes },
  })),
  { type: 'identify', traits: { city: 'Taipei' }, timestamp: at(30) },
  { type: 'identify', traits: { plan: 'gold', email: 'ann@example.com' }, timestamp: at(40) },
  { type: 'page', name: 'Home', timestamp: at(50) },
]

/** As whom each event tells its person: by the user id, by one of two devices, or by both; and one that joins them. */
const stories = events.map((event, index) => {
  const who = [{ userId: 'ann' }, { anonymousId: 'a1' }, { anonymousId: 'a2' }, { userId: 'ann', anonymousId: 'a1' }]
  return { ...event, ...who[index % who.length], messageId: `event-${index}` }
})
const joining = ['a1', 'a2'].map((previousId) => ({
  ...{ type: 'alias', userId: 'ann', previousId, messageId: `join-${previousId}` },
  timestamp: at(60),
}))

/** What a contact comes to; ids are chance, and lists have no order. A merge may remember more times than anybody asks for. */
const essence = (contact: Contact | undefined) => ({
  ...contact,
  contactId: '',
  history: Object.fromEntries(
    Object.entries(contact?.history ?? {}).map(([id, { total, times }]) => [id, { total, times: times.slice(-3) }]),
  ),
  identities: contact?.identities.map(({ kind, id }) => `${kind} ${id}`).toSorted(),
})

it('a person is the same in whatever order their events come', async () => {
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...stories, ...joining], { minLength: stories.length + joining.length }),
      fc.integer({ min: 1, max: 5 }),
      async (shuffled, size) => {
        const test = openTestRuntime(testWorkspace({ journeys: [journey] }))
        for (let from = 0; from < shuffled.length; from += size) await test.post(...shuffled.slice(from, from + size))
        await test.pass(hours(1))
        const contact = essence(await test.contact('ann'))
        expect(contact).toMatchObject({ attributes: { city: 'Taipei', plan: 'gold', email: 'ann@example.com' } })
        expect(Object.values(contact.history).map(({ total }) => total)).toEqual(expect.arrayContaining([4, 2]))
        outcomes.add(JSON.stringify(contact, sorted))
        await test.close()
      },
    ),
    { numRuns: 120 },
  )
  expect([...outcomes]).toHaveLength(1)
})

/** Writes the names of an object in their order, so that equal objects give equal texts. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
