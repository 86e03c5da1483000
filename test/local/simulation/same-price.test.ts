import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { simulatedUse } from '../../../cli/simulation/simulated-use.ts'
import { type Habits, usualHabits } from '../../../local/simulation/habits/habits.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { compileFolder } from '../../../local/workspace/compile-folder.ts'
import { sha256 } from '../../../local/workspace/publication.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import type { CompiledWorkspace } from '../../../state-machines/compile-workspace.ts'
import { assumedIn } from '../../../state-machines/costs/assumed/assumptions.ts'
import { priceJourney } from '../../../state-machines/costs/price-journey.ts'
import { dollarsOf, plus, times, type Use } from '../../../state-machines/costs/use.ts'
import { eventUse } from '../../../state-machines/costs/uses.ts'

const contacts = 500

/** Nobody is kept out at the door, and whoever clicks takes the link that the journey waits for. */
const all: Partial<Habits> = {
  ...{ before: 0, tagged: 0 },
  messages: {
    'case-study': { links: { details: 1 } },
    'product-offer': { links: { product: 1 } },
    'getting-started': { links: { guide: 1 } },
    'we-miss-you': { links: { news: 1 } },
    'event-thanks': { links: { next: 1 } },
    goodbye: { links: { stay: 1 } },
  },
}

/** Far more happens to these, and two in five leave before the end. */
const lively: Partial<Habits> = {
  ...{ opens: 0.7, clicks: 0.4, awaited: 0.6 },
  exits: { anyway: 0.3, afterClick: 0.2 },
  goal: { anyway: 0.3, afterClick: 0.2 },
}

const journeys = [
  'abandoned-cart',
  'event-follow-up',
  'lead-nurture',
  'viewed-not-bought',
  'welcome-member',
  'win-back',
]

describe('the expected price of a shipped journey is what a simulation with the same habits finds', () => {
  let folder: CompiledWorkspace
  beforeAll(async () => {
    folder = await compileFolder(join(import.meta.dirname, '../../..'), { digest: sha256 })
  })

  /** What one contact uses, as it is told beforehand and as it is counted. */
  async function bothOf(id: string, more: Partial<Habits>): Promise<readonly [told: Use, counted: Use]> {
    const { settings, workspace } = folder
    const source = workspace.journeys.get(id)
    if (settings === undefined || source === undefined) throw new Error(`${id} has mistakes`)
    const habits = { ...usualHabits(settings), ...all, ...more }
    const priced = { journey: source, graph: graphOf(source), hasQuietHours: false }
    const { expected } = priceJourney(priced, { ...assumedIn(settings), ...habits })
    // The journey by itself: a price does not count the others that it leads into.
    const alone = { ...folder, settings, journeys: folder.journeys.filter(({ journey }) => journey.id === id) }
    const { entered, usage } = await simulate(alone, { journey: id, contacts, startsAt: Date.UTC(2026, 2, 2), habits })
    expect(entered).toBe(contacts)
    // Nor does it count what contacts do beside the event that lets them in.
    const begun = source.triggers.some(({ kind }) => kind === 'event') ? contacts : 0
    const counted = plus(simulatedUse(usage), times(begun - usage.requests, eventUse))
    return [expected, times(1 / contacts, counted)]
  }

  /**
   * A twentieth apart at the most. The price leaves out that the same people answer one mail after the other, that the
   * profile of a contact grows past a KB on the way, and when within a wait an answer comes; 500 contacts are few.
   */
  test.each(journeys.flatMap((id) => [[id, 'usual', {}] as const, [id, 'lively', lively] as const]))(
    '%s, %s habits',
    async (id, _name, more) => {
      const [told, counted] = await bothOf(id, more)
      expect(Math.abs(dollarsOf(told) / dollarsOf(counted) - 1)).toBeLessThan(0.05)
      expect(Math.abs((told.mails ?? 0) / (counted.mails ?? 0) - 1)).toBeLessThan(0.05)
      expect(Math.abs((told.transitions ?? 0) / (counted.transitions ?? 0) - 1)).toBeLessThan(0.05)
    },
  )
})
