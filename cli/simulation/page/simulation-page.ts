import { readFileSync } from 'node:fs'
import { countText, dollarText, percentText } from '../../../state-machines/costs/number-text.ts'
import { pricesOf } from '../../../state-machines/costs/prices.ts'
import { refusedWords } from '../coming-words.ts'
import type { Drawing } from '../drawing.ts'
import { counted, minutesText, type Report } from '../report.ts'
import { funnelSection } from './funnel.ts'
import { html, type Markup, nothing, trusted } from './markup.ts'
import { costSection, goalSection, insideSection, messagesByDay, weekSection } from './sections.ts'
import { splitsSection } from './splits-section.ts'

/** What stands on the page beside the figures. */
export type PageContent = {
  readonly report: Report
  readonly drawing: Drawing
  /** What was assumed of the contacts, as sentences. */
  readonly assumed: readonly string[]
}

/** One page that tells all of a simulation: whole in itself, without scripts, for a screen of any width, light or dark. */
export function simulationPage({ report, drawing: { theme, image }, assumed }: PageContent): string {
  const { result } = report
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${result.journey.name}: ${countText(result.contacts)} simulated contacts</title>
<style>${trusted(styles())}</style>
</head>
<body>
<header>
<p class="eyebrow">Simulation</p>
<h1>${result.journey.name}</h1>
${theme === undefined ? nothing : html`<p>${theme}</p>`}
<p>${counted(result.contacts, 'invented contact')} ${comingText(report)}, each through the same functions and the same state machine that run for real.</p>
</header>
${figures(report)}
${failures(report)}
${funnelSection(result)}
${splitsSection(report)}
${messagesByDay(result)}
<div class="pair">${weekSection(result)}${insideSection(result)}</div>
<div class="pair">${goalSection(report)}${costSection(report)}</div>
${image === undefined ? nothing : html`<section><h2>The journey</h2><div class="journey"><img src="${image}" alt="The steps of ${result.journey.name}"></div></section>`}
<footer>
${assumed.map((sentence) => html`<p>${sentence}</p>`)}
<p>Prices of ${pricesOf.date} in ${pricesOf.region}, without free tiers. Version ${result.journey.version}, seed ${result.seed}: the same seed gives the same page.</p>
</footer>
</body>
</html>
`
  return markup
}

const styles = (): string =>
  ['page', 'charts', 'funnel'].map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8')).join('\n')

function figures({ result, perThousand, dollars, goal }: Report): Markup {
  const { entered, people, contacts, messages, minutesInside } = result
  const all = people === contacts ? `all of ${countText(contacts)}` : `of ${countText(contacts)}`
  const others = [
    ...(entered === people ? [] : [`${countText(entered)} times in all`]),
    refusedWords(result) ?? all,
  ].join('; ')
  return html`<dl class="figures">
${figure('Came in', countText(people), others)}
${figure('Messages sent', countText(messages.sent), `${perEntry(messages.sent, people)} for each who came in`)}
${result.goal ? figure(`Goal: ${result.goal.event}`, percentText(result.goal.rate), goal ?? '') : nothing}
${figure('Typically inside', minutesText(minutesInside.median), `one in twenty ${minutesText(minutesInside.p95)} or more`)}
${figure('Cost of 1,000', dollarText(perThousand), `${dollarText(dollars)} in all`)}
</dl>`
}

const perEntry = (count: number, people: number): string => (count / Math.max(1, people)).toFixed(1)

const figure = (name: string, value: string, beside: string): Markup =>
  html`<div><dt>${name}</dt><dd>${value}<small>${beside}</small></dd></div>`

/** Executions that failed are the first thing to see. */
function failures({ result: { failures: failed } }: Report): Markup {
  if (failed.count === 0) return nothing
  return html`<section class="failed"><h2>${counted(failed.count, 'execution')} failed</h2>
<p>This must not happen. The first of them:</p>
<table class="parts">${failed.first.map(
    ({ contact, state, error, cause }) => html`<tr><th>Contact ${contact} at ${state}: ${error} ${cause}</th></tr>`,
  )}</table></section>`
}

/** When they come: on one day, or within some. */
const comingText = ({ startsOn, result: { comes, over } }: Report): string => {
  const days = counted(Math.round(over / 86_400_000), 'day')
  const known = comes === 'by-time' ? 'known beforehand, let in by their own clock' : 'who come'
  return `${known} within ${days} from ${dateText(startsOn)} on`
}

const dateText = (date: string): string =>
  new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
