import { assumptionLines } from '../../cli/costs/cost-text.ts'
import { pathWords } from '../../cli/costs/path-words.ts'
import { type PricedJourney, priceWorkspace } from '../../cli/costs/price-workspace.ts'
import { writtenJourneys } from '../../local/workspace/written-journeys.ts'
import { countTransitions } from '../../state-machines/3-lower/count-transitions.ts'
import { graphOf } from '../../state-machines/compile-journey.ts'
import { assumedIn, usual } from '../../state-machines/costs/assumed/assumptions.ts'
import { countText, dollarText, percentText } from '../../state-machines/costs/number-text.ts'
import { prices, pricesOf } from '../../state-machines/costs/prices.ts'
import { idleMonth, total } from '../../state-machines/costs/standing-costs.ts'
import { billOf, byService, type CostLine, dollarsOf, plus, times, type Use } from '../../state-machines/costs/use.ts'
import { eventUse, identifyUse } from '../../state-machines/costs/uses.ts'
import { root } from './pages.ts'

const contacts = 100_000

/** The text of `docs/costs.md`. */
export async function costsPage(): Promise<string> {
  const { journeys, settings } = await writtenJourneys(root)
  const priced = priceWorkspace(journeys, settings, settings ? assumedIn(settings) : usual)
  return [
    introduction,
    '## A month',
    'A month in which nothing happens:',
    billTable(idleMonth()),
    ...priced.journeys.filter(({ journey }) => journey.id === 'lead-nurture').flatMap(busyMonth),
    '## Each journey',
    journeysIntroduction,
    priceTable(priced.journeys),
    '## Transitions',
    transitionsIntroduction,
    transitionTable(priced.journeys),
    assumptionsIntroduction,
    assumptionLines(priced.assumptions)
      .map((line) => `> ${line}`)
      .join('\n'),
    habits,
    counting,
    budgets,
  ]
    .join('\n\n')
    .concat('\n')
}

const introduction = `<!-- Made of the prices and the journeys by \`npx vitest run test/docs -u\`. Edit those, not this. -->

# What it costs

\`npm run waymark -- cost\` says what every journey costs before a contact is in it; with the name of a journey, path by path.
Prices are those of ${pricesOf.date} in ${pricesOf.region}, in dollars, without free tiers but for alarms and requests to queues.
They stand in \`state-machines/costs/prices.ts\`, each with its source. What was not confirmed at its source: the prices of
alarms, secrets, traces, FIFO requests and text messages, and whether the reports of SES are charged as events.`

const journeysIntroduction = `For 1,000 contacts who come in, from the event that brings them to the end, with what SES reports of their mails. The
cheapest is what a contact uses at the least: in a journey with an exit that is whoever leaves as soon as it stands still.
The dearest is what the longest way through can take. The expected is the average of many, with those who leave.`

const transitionsIntroduction = `A state that is entered is a transition, at $${prices.transition * 1e6} for a million; waiting costs nothing. Beside each, in
brackets, what it would be in the plain form, with a state for every single thing: the compiler makes one of it where
that changes nothing for a contact ([decision 2](decisions/0002-one-send-is-one-token-task.md)).`

const assumptionsIntroduction = `## What is assumed

The cheapest and the dearest path are found among all paths of contacts to whom everything can be sent. The expected price
lets all contacts go through the journey together: at each turn a share of them takes each way, and wherever they wait,
some leave.`

const habits = `The shares are the usual habits of a [simulation](simulation.md#habits), from the same table, and \`--habits\` takes the
same file; [there](simulation.md#usual-habits) it says why these. A test lets 500 contacts live through shipped journeys,
with usual habits and with lively ones: price and simulation lie less than a twentieth apart. A click counts for the link
that the journey waits for, and those who answer one message are no other people than those who answer the next.`

const counting = `A test lets the interpreter of state machines go along the cheapest, the dearest and other paths of random journeys, and
counts the states. Another takes contacts through small journeys of every kind of step on the real functions, and counts
the units of the tables as DynamoDB charges them. A function is taken to run for 60 ms with half a gigabyte, and to
take two records at a time from a queue; nobody has measured that on AWS.`

const budgets = `## Budgets

\`\`\`yaml
# marketing/settings.yaml
budget:
  month: 200
  journeys:
    lead-nurture: { contacts: 5000, month: 60 }
\`\`\`

\`contacts\` is how many you expect in a month. A journey that would cost more than its \`month\`, and all of them together
with an idle month above the \`month\` at the top, are mistakes ([over-budget](diagnostics.md#over-budget)): nothing is compiled, and so
nothing is deployed.`

function busyMonth({ price }: PricedJourney): readonly string[] {
  const each = plus(identifyUse, times(4, eventUse), price.expected)
  const bill = billOf(times(contacts, each))
  const mails = contacts * (price.expected.mails ?? 0)
  const extra = mails * (prices.mailOnEssentials - prices.mail)
  return [
    `A month in which ${countText(contacts)} contacts go through \`lead-nurture\` (${countText(mails)} mails) and do four other things, beside that:`,
    billTable(bill),
    `Together ${dollarText(total(idleMonth()) + total(bill))}. On the plan Essentials, on which SES puts new accounts, the mails cost ${dollarText(extra)} more.`,
  ]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const billTable = (lines: readonly CostLine[]): string =>
  table(
    ['what', 'how many', 'dollars'],
    [
      ...lines.map(({ what, count, dollars }) => [what, countText(count), dollars.toFixed(2)]),
      ['**together**', ' ', `**${total(lines).toFixed(2)}**`],
    ],
  )

const priceTable = (journeys: readonly PricedJourney[]): string =>
  table(
    ['journey', 'cheapest', 'expected', 'dearest', 'largest part', 'the dearest path'],
    journeys.map(({ journey, graph, price: { best, expected, worst } }) => [
      journey.id,
      ...[best.use, expected, worst.use].map((use) => dollarText(1000 * dollarsOf(use))),
      largestPart(expected),
      pathWords(worst.turns, graph, journey),
    ]),
  )

function largestPart(use: Use): string {
  const [largest] = byService(use)
  return largest ? `${largest.service}, ${percentText(largest.dollars / dollarsOf(use))}` : ''
}

const transitionTable = (journeys: readonly PricedJourney[]): string =>
  table(
    ['journey', 'nobody answers', 'expected', 'dearest path'],
    journeys.map(({ journey, graph, price, plain }) => [
      journey.id,
      `${countTransitions(graph)} (${countTransitions(graphOf(journey, false))})`,
      `${transitions(price.expected)} (${transitions(plain.expected)})`,
      `${transitions(price.worst.use)} (${transitions(plain.worst.use)})`,
    ]),
  )

const transitions = (use: Use): string => countText(use.transitions ?? 0)
