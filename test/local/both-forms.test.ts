import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { KeptMail } from '../../local/outbox/outbox.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { entering } from '../support/entering.ts'
import { type History, historyArbitrary, live } from '../support/history.ts'
import { smallWorld } from '../support/random/world.ts'
import { journeyArbitrary } from '../support/random-journeys.ts'
import { countedIds, days, openTestRuntime } from '../support/test-runtime.ts'
import { testWorkspace } from '../support/test-workspace.ts'

const journeys = 220
const historiesEach = 10

/** What a contact's life comes to: everything that somebody outside could see of it. */
type Life = {
  readonly passes: readonly Pass[]
  readonly tags: readonly string[]
  readonly scores: Readonly<Record<string, number>>
  readonly attributes: object
}

/**
 * What one enrollment did. Two of the same contact may come to a step in the same moment;
 * which of them is first then is nobody's promise, so each is compared by itself.
 */
type Pass = {
  readonly messages: readonly { readonly message: string; readonly at: number }[]
  readonly end: string
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
      const mails = test.mails(`u${index}@example.com`)
      return {
        passes: timeline.flatMap((one) => (one.kind === 'entered' ? [passOf(one.enrollmentId, mails, timeline)] : [])),
        tags: [...(contact?.tags ?? [])].sort(),
        scores: contact?.scores ?? {},
        attributes: contact?.attributes ?? {},
      }
    }),
  )
  await test.close()
  return lives
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

function passOf(enrollmentId: string, mails: readonly KeptMail[], timeline: readonly Activity[]): Pass {
  const own = timeline.filter((one) => 'enrollmentId' in one && one.enrollmentId === enrollmentId)
  const exit = own.find((one) => one.kind === 'exited')
  return {
    messages: mails
      .filter(({ mail }) => mail.why.enrollmentId === enrollmentId)
      .map(({ mail, sentAt }) => ({ message: mail.why.message, at: sentAt })),
    end: exit?.kind === 'exited' ? `exited: ${exit.reason}` : own.some(isCompleted) ? 'completed' : 'none',
  }
}

const isCompleted = ({ kind }: Activity): boolean => kind === 'completed'

/** A fused wait may be over up to a minute after its day has come, when the send before it came in that very minute. */
const tolerance = 61_000

const untimed = ({ passes, ...life }: Life): object => ({
  ...life,
  passes: passes.map(({ messages, end }) => ({ end, messages: messages.map(({ message }) => message) })),
})

const timesOf = (lives: readonly Life[]): readonly number[] =>
  lives.flatMap(({ passes }) => passes.flatMap(({ messages }) => messages.map(({ at }) => at)))

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
        expect(optimised.map(untimed)).toEqual(plain.map(untimed))
        const [times, others] = [timesOf(plain), timesOf(optimised)]
        mails += times.length
        for (const [place, at] of times.entries()) {
          expect(Math.abs((others[place] ?? 0) - at)).toBeLessThanOrEqual(tolerance)
        }
      },
    ),
    { numRuns: journeys, endOnFailure: true },
  )
  // Lives in which nobody gets anything would prove nothing.
  expect(mails).toBeGreaterThan(journeys * historiesEach * 0.1)
}, 240_000)
