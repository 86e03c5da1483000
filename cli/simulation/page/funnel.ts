import type { SimulationResult, StepResult } from '../../../local/simulation/result/result.ts'
import { countText } from '../../../state-machines/costs/number-text.ts'
import { isTold, listed, shareText, sum } from '../report.ts'
import { funnelBar } from './charts.ts'
import { html, type Markup, nothing } from './markup.ts'

/** The journey step by step: how many came to each, what they did there, and who left. */
export const funnelSection = ({ steps, entered, people }: SimulationResult): Markup => html`<section>
<h2>Step by step</h2>
<p>How many of those who came in reached each step, and what became of its message.${people === entered ? '' : ' Every time that somebody came in counts.'}</p>
<ul class="key"><li><i class="reached"></i>reached</li><li><i class="opened"></i>opened</li><li><i class="clicked"></i>clicked</li></ul>
<ol class="funnel">${steps.filter(isTold).map((step) => stepRow(step, entered))}</ol>
</section>`

function stepRow(step: StepResult, entered: number): Markup {
  const { id, kind, message, stage, reached, opened, clicked } = step
  const whole = Math.max(1, entered)
  const shares = { reached: reached / whole, opened: opened / whole, clicked: clicked / whole }
  const isSend = kind === 'send'
  const beside = isSend ? [...(message === id ? [] : [message]), stage] : [stepWords[kind] ?? kind]
  return html`<li${isSend ? nothing : html` class="small"`}>
<span class="name"><b>${id}</b><span>${beside.filter((word) => word !== undefined).join(' · ')}</span></span>
<span class="number">${countText(reached)} <span>${shareText(reached, entered)}</span></span>
${funnelBar(shares)}
${afterwards(step)}
</li>`
}

const stepWords: Readonly<Record<string, string>> = {
  await: 'waits for an event',
  change: 'changes the contact',
  act: 'acts',
  call: 'calls a server',
  exit: 'leaves',
}

/** What became of those who reached a step, in words. */
function afterwards({ kind, sent, opened, clicked, replied, answered, notSent, left, waiting }: StepResult): Markup {
  const lost = sum(notSent) > 0 ? [`${countText(sum(notSent))} not sent: ${listed(notSent)}`] : []
  const gone = sum(left) > 0 ? [`${countText(sum(left))} left here: ${listed(left)}`] : []
  const said =
    kind === 'send'
      ? [
          `${countText(sent)} sent`,
          `${shareText(opened, sent)} opened`,
          `${shareText(clicked, sent)} clicked`,
          ...(replied > 0 ? [`${shareText(replied, sent)} replied`] : []),
        ]
      : []
  const more = [
    ...(answered > 0 ? [`${countText(answered)} answered`] : []),
    ...(waiting > 0 ? [`${countText(waiting)} still here`] : []),
    ...gone,
  ]
  if (said.length + more.length + lost.length === 0) return nothing
  const warned = lost.map((text) => html`<span class="lost"> · ${text}</span>`)
  return html`<span class="after">${[...said, ...more].join(' · ')}${warned}</span>`
}
