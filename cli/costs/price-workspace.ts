import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { Journey } from '../../shared/domain/journey/journey.ts'
import { graphOf } from '../../state-machines/compile-journey.ts'
import type { Assumptions } from '../../state-machines/costs/assumed/assumptions.ts'
import { type JourneyPrice, priceJourney } from '../../state-machines/costs/price-journey.ts'
import { idleMonth, total } from '../../state-machines/costs/standing-costs.ts'
import { dollarsOf } from '../../state-machines/costs/use.ts'
import type { Graph } from '../../state-machines/graph.ts'

/** A journey with its price: as it is emitted, and what its transitions would be in the plain form. */
export type PricedJourney = {
  readonly journey: Journey
  readonly graph: Graph
  readonly price: JourneyPrice
  readonly plain: JourneyPrice
  /** Contacts expected in a month, and what they cost; none where nobody says how many they are. */
  readonly month: { readonly contacts: number; readonly dollars: number; readonly budget?: number } | undefined
}

/** The prices of a workspace: each journey, what stands idle, and what all of it may cost in a month. */
export type PricedWorkspace = {
  readonly journeys: readonly PricedJourney[]
  readonly idle: number
  readonly together: number
  readonly budget: number | undefined
  readonly assumptions: Assumptions
}

/** Prices journeys. `contacts` says how many are expected of each; left out, the settings say it. */
export function priceWorkspace(
  journeys: readonly Journey[],
  settings: Settings | undefined,
  assumptions: Assumptions,
  contacts?: number,
): PricedWorkspace {
  const idle = total(idleMonth())
  const hasQuietHours = settings?.quietHours !== undefined
  const priced = journeys.map((journey): PricedJourney => {
    const graph = graphOf(journey)
    const price = priceJourney({ journey, graph, hasQuietHours }, assumptions)
    const plain = priceJourney({ journey, graph: graphOf(journey, false), hasQuietHours }, assumptions)
    const budget = settings?.budget?.journeys?.[journey.id]
    const expected = contacts ?? budget?.contacts
    const dollars = (expected ?? 0) * dollarsOf(price.expected)
    const month = expected === undefined ? undefined : { contacts: expected, dollars, ...limit(budget?.month) }
    return { journey, graph, price, plain, month }
  })
  const together = priced.reduce((sum, { month }) => sum + (month?.dollars ?? 0), idle)
  return { journeys: priced, idle, together, budget: settings?.budget?.month, assumptions }
}

const limit = (budget: number | undefined): { readonly budget?: number } => (budget === undefined ? {} : { budget })
