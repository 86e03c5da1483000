import type { PricedPath } from '../../state-machines/costs/price-journey.ts'
import { pricesOf } from '../../state-machines/costs/prices.ts'
import { byService, dollarsOf, type Use } from '../../state-machines/costs/use.ts'
import { pathWords } from './path-words.ts'
import type { PricedJourney, PricedWorkspace } from './price-workspace.ts'

/** What journeys cost, for machines; dollars are for one contact where nothing else is said. */
export const costJson = ({ journeys, idle, together, budget, assumptions }: PricedWorkspace): string =>
  JSON.stringify(
    { prices: pricesOf, assumptions, journeys: journeys.map(oneJourney), month: { idle, together, budget } },
    null,
    2,
  )

function oneJourney({ journey, graph, price, plain, month }: PricedJourney) {
  const path = ({ use, turns }: PricedPath) => ({ ...costOf(use), path: pathWords(turns, graph, journey) })
  return {
    journey: journey.id,
    cheapest: path(price.best),
    expected: costOf(price.expected),
    dearest: path(price.worst),
    plainTransitions: plain.expected.transitions ?? 0,
    month,
  }
}

const costOf = (use: Use) => ({
  dollars: dollarsOf(use),
  services: Object.fromEntries(byService(use).map(({ service, dollars }) => [service, dollars])),
  use,
})
