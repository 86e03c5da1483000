import type { Numbers, SimulationResult } from '../../../local/simulation/result/result.ts'
import { countText, dollarText, percentText } from '../../../state-machines/costs/number-text.ts'
import { calendarOf, fullestDay } from '../calendar.ts'
import { whoCame } from '../coming-words.ts'
import { counted, minutesText, type Report, shareText } from '../report.ts'
import { type Bar, barChart, rateBar, stackedBar } from './charts.ts'
import { html, type Markup, nothing } from './markup.ts'

/** Messages by day of the calendar. */
export function messagesByDay({ messages: all }: SimulationResult): Markup {
  const calendar = calendarOf(all)
  const bars = calendar.map(({ date, messages }) => ({
    value: messages,
    title: `${date}: ${counted(messages, 'message')}`,
  }))
  const dates = calendar.map(({ date }) => date)
  const most = fullestDay(all)
  const ticks = [dates[0], dates[Math.floor(dates.length / 2)], dates.at(-1)].filter((date) => date !== undefined)
  return html`<section><h2>Messages a day</h2>
<p>All that the journey sends, on the calendar of the workspace${most === undefined ? '' : `; most on ${most.date}: ${counted(most.messages, 'message')}`}.</p>
${barChart(bars, 'Messages a day', ticks)}</section>`
}

/** How many messages a contact gets in their fullest week. */
export function weekSection({ messages: { inSevenDays } }: SimulationResult): Markup {
  const { contacts, median, p95, worst } = inSevenDays
  const bars = filled(
    contacts,
    (messages, count) => `${counted(count, 'contact')} with ${counted(messages, 'message')}`,
  )
  return html`<section><h2>Messages in a week</h2>
<p>The most that a contact gets in any seven days, from all journeys: typically ${median}, one in twenty ${p95} or more, at worst ${worst.messages} (contact ${worst.contact}).</p>
${barChart(bars.bars, 'Contacts by the most messages in seven days', bars.ticks)}</section>`
}

/** How long contacts are inside. */
export function insideSection({ minutesInside, daysInside, ended, stillInside }: SimulationResult): Markup {
  const { median, p95, longest } = minutesInside
  const { bars, ticks } = filled(daysInside, (days, count) => `${countText(count)} after ${counted(days, 'day')}`)
  const still = stillInside > 0 ? `, ${countText(stillInside)} are still inside` : ''
  return html`<section><h2>Days inside</h2>
<p>Typically ${minutesText(median)}, one in twenty ${minutesText(p95)} or more, at most ${minutesText(longest)}. ${countText(ended.completed)} came to the end${still}.</p>
${barChart(bars, 'Contacts by days inside', ticks)}</section>`
}

/** The goal beside what the team wants of it, and the messages that it is credited to. */
export function goalSection({ result, goal: words }: Report): Markup {
  const { goal } = result
  if (goal === undefined) return nothing
  const { rate, baseline, target, credited, uncredited, reached } = goal
  const marks = [
    ...(baseline === undefined ? [] : [{ name: `baseline ${percentText(baseline)}`, at: baseline }]),
    ...(target === undefined ? [] : [{ name: `target ${percentText(target)}`, at: target }]),
  ]
  const rows = Object.entries({ ...credited, ...(uncredited > 0 ? { 'no message': uncredited } : {}) })
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([name, count]) =>
        html`<tr><th>${name}</th><td class="quiet">${percentText(count / reached)}</td><td>${countText(count)}</td></tr>`,
    )
  return html`<section><h2>Goal: ${goal.event}</h2>
<p>${percentText(rate)} of ${result.people === result.entered ? 'those' : 'the'} ${whoCame(result)}${words ? `; ${words}` : ''}. Below, the messages that it is credited to.</p>
${rateBar(rate, marks, `Goal reached by ${percentText(rate)}`)}
<table class="parts">${rows}</table></section>`
}

/** What the simulation would have cost on AWS, by service. */
export function costSection({ services, dollars, result: { contacts, people } }: Report): Markup {
  const parts = services.map(({ service, share }) => ({ share, title: `${service}: ${percentText(share)}` }))
  const rows = services.map(
    ({ service, dollars: own, share }, index) =>
      html`<tr><th><i class="part-${index}"></i>${service}</th><td class="quiet">${shareText(share, 1)}</td><td>${own < 0.01 ? 'under $0.01' : dollarText(own)}</td></tr>`,
  )
  return html`<section><h2>Cost</h2>
<p>${dollarText(dollars)} for ${countText(contacts)} contacts, of whom ${countText(people)} came in, with all that they do on the way.</p>
${stackedBar(parts, 'Cost by service')}
<table class="parts">${rows}</table></section>`
}

/** With fewer bars one of them would be a wall. */
const fewestBars = 7

/** So many words have room under a chart on a phone. */
const mostTicks = 15

/** A histogram with the empty places between its values, and its first and last value as ticks. */
function filled(histogram: Numbers, title: (value: number, count: number) => string) {
  const values = Object.keys(histogram).map(Number)
  const least = Math.min(...values)
  const most = Math.max(least + fewestBars - 1, ...values)
  const length = values.length === 0 ? 0 : most - least + 1
  const bars = Array.from({ length }, (_, index): Bar => {
    const count = histogram[least + index] ?? 0
    return { value: count, title: title(least + index, count) }
  })
  const each = bars.map((_, index) => String(least + index))
  return { bars, ticks: length <= mostTicks ? each : [String(least), String(most)] }
}
