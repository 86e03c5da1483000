import type { CompiledWorkspace } from '../../state-machines/compile-workspace.ts'
import { assumedIn, usual } from '../../state-machines/costs/assumed/assumptions.ts'
import { dollarText } from '../../state-machines/costs/number-text.ts'
import { dollarsOf } from '../../state-machines/costs/use.ts'
import { priceWorkspace } from './price-workspace.ts'

/** What each journey without mistakes costs for one contact, in a few words: on average, and at the most. */
export function costsInWords({
  settings,
  journeys,
  workspace,
}: Pick<CompiledWorkspace, 'settings' | 'journeys' | 'workspace'>): Readonly<Record<string, string>> {
  const compiled = new Set(journeys.map(({ journey }) => journey.id))
  const sources = [...workspace.journeys.values()].filter(({ id }) => compiled.has(id))
  const priced = priceWorkspace(sources, settings, settings ? assumedIn(settings) : usual)
  return Object.fromEntries(
    priced.journeys.map(({ journey, price }) => {
      const [likely, worst] = [dollarsOf(price.expected), price.worst.dollars].map(dollarText)
      return [journey.id, `about ${likely}, ${worst} at most`]
    }),
  )
}
