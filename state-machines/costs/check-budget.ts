import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { Journey } from '../../shared/domain/journey/journey.ts'
import { didYouMean } from '../../shared/domain/nearest.ts'
import { error, type Finding } from '../diagnostic.ts'
import type { Graph } from '../graph.ts'
import { assumedIn } from './assumed/assumptions.ts'
import { dollarText, percentText } from './number-text.ts'
import { priceJourney } from './price-journey.ts'
import { idleMonth, total } from './standing-costs.ts'
import { dollarsOf } from './use.ts'

/** What a budget is held against: the ids of all journeys, and those that can be priced, each with its graph. */
export type Budgeted = {
  readonly ids: readonly string[]
  readonly journeys: ReadonlyMap<string, { readonly journey: Journey; readonly graph: Graph }>
}

/** A journey costs no more than its budget, and all of them together no more than that of the month. */
export function* checkBudget(settings: Settings, { ids, journeys }: Budgeted): Generator<Finding> {
  const { budget } = settings
  const assumptions = assumedIn(settings)
  const assumed = `This assumes that ${percentText(assumptions.opens)} of the messages are opened, and that what the journey asks of a contact holds for ${percentText(assumptions.asked)}`
  let together = total(idleMonth())
  for (const [id, { contacts, month }] of Object.entries(budget?.journeys ?? {})) {
    if (!ids.includes(id)) yield unknownJourney(id, ids)
    const found = journeys.get(id)
    if (found === undefined) continue
    const price = priceJourney({ ...found, hasQuietHours: settings.quietHours !== undefined }, assumptions)
    const cost = contacts * dollarsOf(price.expected)
    together += cost
    if (month === undefined || cost <= month) continue
    yield error(
      'over-budget',
      ['budget', 'journeys', id, 'month'],
      `\`${id}\` would cost ${dollarText(cost)} a month for ${contacts.toLocaleString('en-US')} contacts; its budget is ${dollarText(month)}. ${assumed}.`,
      `Give it more, let fewer contacts in, or make it cheaper: \`npm run waymark -- cost ${id}\` says what the money is for.`,
    )
  }
  if (budget?.month === undefined || together <= budget.month) return
  yield error(
    'over-budget',
    ['budget', 'month'],
    `All journeys together would cost ${dollarText(together)} a month, with what an idle month costs; the budget is ${dollarText(budget.month)}. ${assumed}.`,
    'Give them more, let fewer contacts in, or make them cheaper: `npm run waymark -- cost` says what each costs.',
  )
}

function unknownJourney(id: string, ids: readonly string[]): Finding {
  const there = ids.length === 0 ? 'Write the journey first, or take its budget out.' : `There are: ${ids.join(', ')}.`
  const remedy = didYouMean(id, ids, there)
  const found = error('unknown-journey', ['budget', 'journeys', id], `There is no journey \`${id}\`.`, remedy)
  return { ...found, marks: 'word' }
}
