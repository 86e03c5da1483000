import { styleText } from 'node:util'
import type { Assumptions } from '../../state-machines/costs/assumed/assumptions.ts'
import { countText, dollarText, percentText } from '../../state-machines/costs/number-text.ts'
import { pricesOf } from '../../state-machines/costs/prices.ts'
import { byService, dollarsOf, type Use } from '../../state-machines/costs/use.ts'
import { textTable } from '../text-table.ts'
import { fold } from './fold.ts'
import { habitSentences } from './habit-words.ts'
import { pathWords } from './path-words.ts'
import type { PricedJourney, PricedWorkspace } from './price-workspace.ts'

/** What all journeys cost, for a person to read. */
export function workspaceText({ journeys, idle, together, budget, assumptions }: PricedWorkspace): string {
  const each = journeys.map(({ journey, price }) => [
    journey.id,
    perThousand(price.best.use),
    perThousand(price.expected),
    perThousand(price.worst.use),
    largestPart(price.expected),
  ])
  const expected = journeys.flatMap(({ journey, month }) =>
    month ? [[journey.id, countText(month.contacts), dollarText(month.dollars), budgetText(month.budget)]] : [],
  )
  const month = [
    ...expected,
    ['a month in which nothing happens', '', dollarText(idle), ''],
    ['together', '', dollarText(together), budgetText(budget)],
  ]
  const hint = 'How many contacts you expect, say with --contacts, or in `budget.journeys` of settings.yaml.'
  return [
    styleText('bold', 'What 1,000 contacts cost'),
    textTable(['journey', 'cheapest', 'expected', 'dearest', 'largest part'], each),
    '',
    styleText('bold', 'What a month costs'),
    textTable(['journey', 'contacts', 'expected', 'budget'], month),
    ...(expected.length === 0 ? [hint] : []),
    '',
    fromText(assumptions),
  ].join('\n')
}

/** What one journey costs, with its parts and its paths. */
export function journeyText(priced: PricedJourney, assumptions: Assumptions): string {
  const { journey, graph, price, plain, month } = priced
  const { best, worst, expected } = price
  const uses = [best.use, expected, worst.use]
  const parts = byService(expected)
    .map(({ service }) => [service, ...uses.map((use) => finely(use, service))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== '$0.000'))
  const transitions = uses.map((use) => countText(use.transitions ?? 0))
  const mails = uses.map((use) => countText(use.mails ?? 0))
  const inPlain = [plain.best.use, plain.expected, plain.worst.use].map((use) => countText(use.transitions ?? 0))
  return [
    `${styleText('bold', journey.id)}  ${perThousand(expected)} per 1,000 contacts; the largest part is ${largestPart(expected)}`,
    '',
    textTable(
      ['per 1,000 contacts', 'cheapest', 'expected', 'dearest'],
      [...parts, ['together', ...uses.map((use) => finely(use))]],
    ),
    '',
    textTable(
      ['per contact', 'cheapest', 'expected', 'dearest'],
      [
        ['messages', ...mails],
        ['state transitions', ...transitions],
        ['  in the plain form', ...inPlain],
      ],
    ),
    '',
    `${styleText('bold', 'Cheapest')}  ${pathWords(best.turns, graph, journey)}`,
    `${styleText('bold', 'Dearest')}   ${pathWords(worst.turns, graph, journey)}`,
    ...(month
      ? ['', `${countText(month.contacts)} contacts a month: ${dollarText(month.dollars)}${ofBudget(month.budget)}`]
      : []),
    '',
    fromText(assumptions),
  ].join('\n')
}

const perThousand = (use: Use): string => dollarText(1000 * dollarsOf(use))

/** What a service, or all of them, take of 1,000 contacts: to the tenth of a cent, so that parts add up to the whole. */
const finely = (use: Use, service?: string): string => {
  const dollars = service ? (byService(use).find((part) => part.service === service)?.dollars ?? 0) : dollarsOf(use)
  return `$${(1000 * dollars).toFixed(3)}`
}

const largestPart = (use: Use): string => {
  const [largest] = byService(use)
  return largest ? `${largest.service}, ${percentText(largest.dollars / dollarsOf(use))}` : ''
}

const budgetText = (budget: number | undefined): string => (budget === undefined ? '' : dollarText(budget))
const ofBudget = (budget: number | undefined): string => (budget === undefined ? '' : ` of ${dollarText(budget)}`)

const fromText = (assumptions: Assumptions): string => {
  const prices = `Prices of ${pricesOf.date} in ${pricesOf.region}, without free tiers.`
  return styleText('dim', [prices, ...assumptionLines(assumptions)].join('\n'))
}

/** What the expected price assumes, line by line. */
export const assumptionLines = (assumptions: Assumptions): readonly string[] =>
  [
    ...habitSentences(assumptions),
    `${percentText(assumptions.deferred)} of the messages are put off by quiet hours.`,
    ...Object.entries(assumptions.steps).map(([step, share]) => `At ${step}: ${percentText(share)}.`),
    'Who leaves early does so at any time alike. Not counted: what contacts do beside the trigger, who is not let in, ' +
      'messages that caps hold back, and journeys that this one leads into. Say otherwise with --habits or --assume.',
  ].flatMap((sentence) => fold(sentence, columns))

const columns = 80
