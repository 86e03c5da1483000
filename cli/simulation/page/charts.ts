import { html, type Markup, nothing } from './markup.ts'

/** One bar of a chart: how high, and what it says when it is pointed at. */
export type Bar = { readonly value: number; readonly title: string }

/**
 * Bars side by side. The picture is stretched to any width, so words stand beside it and not in it: they stay as large
 * on a phone as on a desk. `ticks` are the words under the bars, from left to right.
 */
export function barChart(bars: readonly Bar[], label: string, ticks: readonly string[]): Markup {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const gap = bars.length > 40 ? 1 : 2
  return html`<figure class="chart">
    <div class="plot"><span class="top">${most.toLocaleString('en-US')}</span>
      <svg viewBox="0 0 ${bars.length * 10} 100" preserveAspectRatio="none" role="img" aria-label="${label}">${bars.map(
        ({ value, title }, index) => {
          const height = value === 0 ? 0 : Math.max(1, (value / most) * 100)
          return html`<rect x="${index * 10 + gap / 2}" width="${10 - gap}" y="${round(100 - height)}" height="${round(height)}"><title>${title}</title></rect>`
        },
      )}</svg></div>
    <div class="${ticks.length === bars.length ? 'ticks each' : 'ticks'}">${ticks.map((tick) => html`<span>${tick}</span>`)}</div>
  </figure>`
}

/** Shares of one whole behind each other in a bar, each in a colour of its own. */
export function stackedBar(
  parts: readonly { readonly share: number; readonly title: string }[],
  label: string,
): Markup {
  let from = 0
  const rects = parts.map(({ share, title }, index) => {
    const x = from
    from += share * 1000
    return html`<rect class="part-${index}" x="${round(x)}" width="${round(share * 1000)}" height="10"><title>${title}</title></rect>`
  })
  return html`<svg class="stacked" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${label}">${rects}</svg>`
}

/** How much of a whole came to a step; of these how many opened, and how many clicked. */
export function funnelBar(shares: {
  readonly reached: number
  readonly opened: number
  readonly clicked: number
}): Markup {
  const rect = (name: string, share: number) =>
    share > 0 ? html`<rect class="${name}" width="${round(share * 1000)}" height="10"/>` : nothing
  return html`<svg class="funnel-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="1000" height="10"/>${rect('reached', shares.reached)}${rect('opened', shares.opened)}${rect('clicked', shares.clicked)}
  </svg>`
}

/** A rate on a line, with marks where it should be. */
export function rateBar(
  rate: number,
  marks: readonly { readonly name: string; readonly at: number }[],
  label: string,
): Markup {
  const end = Math.min(1, Math.max(rate, ...marks.map(({ at }) => at), 0.01) * 1.15)
  const place = (share: number): number => round((share / end) * 100)
  return html`<div class="rate" role="img" aria-label="${label}">
    <svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="whole" width="100" height="10"/><rect class="reached" width="${place(rate)}" height="10"/></svg>
    ${marks.map(({ name, at }) => html`<div class="mark" style="left:${place(at)}%"><i></i><span>${name}</span></div>`)}
  </div>`
}

const round = (value: number): number => Math.round(value * 100) / 100
