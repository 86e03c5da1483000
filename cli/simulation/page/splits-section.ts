import type { Report } from '../report.ts'
import { atSplit, contestWords, hasGoal, wayHead, wayRows } from '../split-words.ts'
import { html, type Markup } from './markup.ts'

/** The ways of every split: how many got each, what they did after it, and which of them won when. */
export const splitsSection = ({ result, timeZone }: Report): readonly Markup[] =>
  result.splits.map((split) => {
    const words = contestWords(split, timeZone)
    const rows = wayRows(split, hasGoal(result)).map(
      ({ name, cells }) => html`<tr><th>${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )
    const head = wayHead(hasGoal(result)).map((word) => html`<td class="quiet">${word}</td>`)
    return html`<section><h2>Ways of ${split.step}</h2>
<p>${atSplit(split)} came to it. Below, who got which way, and what they did after that.${words === undefined ? '' : ` ${words}`}</p>
<table class="parts"><tr><th></th>${head}</tr>${rows}</table></section>`
  })
