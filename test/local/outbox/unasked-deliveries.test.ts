import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Publishable } from '../../../local/workspace/compiled-files.ts'
import { entering } from '../../support/entering.ts'
import { type History, historyArbitrary, live } from '../../support/history.ts'
import { smallWorld } from '../../support/random/world.ts'
import { journeyArbitrary } from '../../support/random-journeys.ts'
import { countedIds, days, openTestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

const journeys = 60
const start = Date.UTC(2026, 2, 5, 9, 30, 17)

/** What a life comes to, as far as anybody outside could see it. */
async function livedIn(workspace: Publishable, history: History) {
  const runtime = openTestRuntime(workspace, start, { ids: countedIds() })
  await live(runtime, [history], start + days(420))
  const { tags, scores, attributes, stage } = (await runtime.contact('u0')) ?? {}
  const mails = runtime.mails().map(({ sentAt, mail }) => `${sentAt - start} ${mail.why.message}`)
  // What happens at one moment by two ways has no order; and a look that another change comes before is done twice.
  const lines = (await runtime.timeline('u0')).map(
    (one) => `${String(one.at - start).padStart(12)} ${one.kind} ${'step' in one ? one.step : ''}`,
  )
  const told = [...new Set(lines)].sort()
  const isAsked = runtime.runtime.content.asksForDeliveries()
  await runtime.close()
  return { isAsked, life: { tags, scores, attributes, stage, mails, told } }
}

/** Asks for deliveries of a message that there is not, so that all are told and nothing comes of it. */
const asking = yaml(
  'asking',
  'name: Asking\ntrigger: { event: Message Delivered, where: { message: none } }\nsteps: [{ tag: asked }]\n',
)

test('lives come out the same, whether or not deliveries are told that nobody asks for', async () => {
  let [unasked, mails] = [0, 0]
  await fc.assert(
    fc.asyncProperty(journeyArbitrary(), historyArbitrary(), async ({ written }, someHistory) => {
      const source = { kind: 'value', id: 'random', file: 'random.ts', value: written } as const
      const history = entering(written, someHistory)
      const { messages } = smallWorld
      const quiet = await livedIn(testWorkspace({ journeys: [source], messages }), history)
      const told = await livedIn(testWorkspace({ journeys: [source, asking], messages }), history)
      expect(told.isAsked).toBe(true)
      expect(quiet.life).toEqual(told.life)
      if (quiet.isAsked) return
      unasked++
      mails += quiet.life.mails.length
    }),
    { numRuns: journeys, endOnFailure: true },
  )
  // Lives of which all are told, or in which nobody gets anything, would prove nothing.
  expect(unasked).toBeGreaterThan(journeys * 0.2)
  expect(mails).toBeGreaterThan(journeys * 0.05)
}, 120_000)
