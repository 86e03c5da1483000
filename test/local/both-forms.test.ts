import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { WrittenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { type History, historyArbitrary, live } from '../support/history.ts'
import { smallWorld } from '../support/random/world.ts'
import { journeyArbitrary } from '../support/random-journeys.ts'
import { countedIds, days, openTestRuntime } from '../support/test-runtime.ts'
import { testWorkspace } from '../support/test-workspace.ts'

const journeys = 220
const historiesEach = 10

/** What a contact's life comes to: everything that somebody outside could see of it. */
type Life = {
  readonly messages: readonly { readonly message: string; readonly at: number }[]
  readonly tags: readonly string[]
  readonly scores: Readonly<Record<string, number>>
  readonly attributes: object
  readonly ends: readonly string[]
}

type Play = {
  readonly written: object
  readonly isOptimised: boolean
  readonly histories: readonly History[]
  readonly settings: Partial<Settings>
  readonly startsAt: number
}

async function play({ written, isOptimised, histories, settings, startsAt }: Play): Promise<readonly Life[]> {
  const source = { kind: 'value', id: 'random', file: 'random.ts', value: written } as const
  const { messages } = smallWorld
  const workspace = testWorkspace({ journeys: [source], messages, settings, isOptimised })
  // The same contacts in both forms: which way of a split somebody gets hangs on who they are.
  const test = openTestRuntime(workspace, startsAt, { ids: countedIds() })
  await live(test, histories, startsAt + days(420))
  expect(test.runtime.queues.deadLetters(10)).toEqual([])
  expect(test.runtime.runner.failed(10)).toEqual([])
  expect(test.runtime.runner.running()).toBe(0)
  const lives = await Promise.all(
    histories.map(async (_, index): Promise<Life> => {
      const contact = await test.contact(`u${index}`)
      const timeline = await test.timeline(`u${index}`)
      expect(doneTwice(timeline)).toEqual([])
      const messages = test
        .mails(`u${index}@example.com`)
        .map(({ mail, sentAt }) => ({ message: mail.why.message, at: sentAt }))
      return {
        messages,
        tags: [...(contact?.tags ?? [])].sort(),
        scores: contact?.scores ?? {},
        attributes: contact?.attributes ?? {},
        ends: timeline.flatMap(endOf),
      }
    }),
  )
  await test.close()
  return lives
}

/** A history that begins with what lets the contact in, so that few lives pass the journey by. */
function entering({ trigger }: WrittenJourney, { deeds, ...rest }: History): History {
  const [first] = [trigger].flat()
  if (first === undefined || first === 'manual' || !('event' in first)) return { deeds, ...rest }
  const wanted = Object.entries(first.where ?? {}).flatMap(([name, test]) => {
    const value = Array.isArray(test) ? test[0] : test
    return typeof value === 'object' || value === undefined ? [] : [[name, value] as const]
  })
  const properties = { ...deeds[0]?.properties, ...Object.fromEntries(wanted) }
  return { ...rest, deeds: [{ after: 0, event: first.event, properties }, ...deeds.slice(1)] }
}

/** Steps that were done more than once in one enrollment. */
function doneTwice(timeline: readonly Activity[]): readonly string[] {
  const done = timeline.flatMap((one) =>
    'step' in one && ['sent', 'changed', 'acted', 'called'].includes(one.kind)
      ? [`${one.enrollmentId} ${one.step}`]
      : [],
  )
  return done.filter((one, index) => done.indexOf(one) !== index)
}

/** How an enrollment ended; its id is made of ids that are chance. */
const endOf = (one: Activity): readonly string[] => {
  if (one.kind === 'completed') return ['completed']
  return one.kind === 'exited' ? [`exited: ${one.reason}`] : []
}

/** A fused wait may be over up to a minute after its day has come, when the send before it came in that very minute. */
const tolerance = 61_000

const setting = fc.record(
  {
    timeZone: fc.constantFrom('Asia/Taipei', 'America/New_York', 'Australia/Lord_Howe'),
    quietHours: fc.constantFrom({ from: '21:00', until: '08:00' }, { from: '01:00', until: '03:30' }),
  },
  { requiredKeys: ['timeZone'] },
)

/** Around the changes of the clocks, in spring and in autumn. */
const start = fc
  .tuple(
    fc.constantFrom('2026-03-05', '2026-04-01', '2026-09-28', '2026-10-28'),
    fc.integer({ min: 0, max: 6 * 86_400 }),
  )
  .map(([date, seconds]) => Date.parse(date) + seconds * 1000)

it(`the plain and the optimised form do the same to everybody: ${journeys * historiesEach} random lives`, async () => {
  let mails = 0
  await fc.assert(
    fc.asyncProperty(
      journeyArbitrary(),
      fc.array(historyArbitrary(), { minLength: historiesEach, maxLength: historiesEach }),
      setting,
      start,
      async ({ written }, someHistories, settings, startsAt) => {
        const histories = someHistories.map((history) => entering(written, history))
        const story = { written, histories, settings, startsAt }
        const plain = await play({ ...story, isOptimised: false })
        const optimised = await play({ ...story, isOptimised: true })
        for (const [index, life] of plain.entries()) {
          const other = optimised[index]
          mails += life.messages.length
          expect({ ...other, messages: other?.messages.map(({ message }) => message) }).toEqual({
            ...life,
            messages: life.messages.map(({ message }) => message),
          })
          for (const [place, { at }] of life.messages.entries()) {
            expect(Math.abs((other?.messages[place]?.at ?? 0) - at)).toBeLessThanOrEqual(tolerance)
          }
        }
      },
    ),
    { numRuns: journeys, endOnFailure: true },
  )
  // Lives in which nobody gets anything would prove nothing.
  expect(mails).toBeGreaterThan(journeys * historiesEach * 0.1)
}, 240_000)
