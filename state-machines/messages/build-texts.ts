import { liquidLimits } from '../../shared/domain/message/message-liquid.ts'
import { error, type Finding, warning } from '../diagnostic.ts'
import { isWholeLiquid } from './liquid/check-liquid.ts'
import { type HiddenLiquid, hideLiquid } from './liquid/hide-liquid.ts'
import { type MarkedHtml, markLinks } from './markup/mark-links.ts'
import { compileMjml } from './mjml/compile-mjml.ts'
import { toPlainText } from './plain-text/to-plain-text.ts'
import { type Remark, remarkOnAll } from './remark.ts'

/** The two forms of a mail in which only Liquid is left to fill in, and what is to be said about them. */
export type BuiltTexts = { readonly html: string; readonly text: string; readonly remarks: readonly Remark[] }

/** Makes HTML and plain text from a body in its layout. Places in the remarks are places in that whole. */
export async function buildTexts(whole: string, hasPreheader: boolean): Promise<BuiltTexts> {
  const hidden = hideLiquid(whole)
  const compiled = await compileMjml(hidden.text)
  const mjml = compiled.remarks.map(({ finding, begin, end }) => ({
    finding,
    begin: hidden.originalOffset(begin),
    end: hidden.originalOffset(end),
  }))
  if (mjml.length > 0) return { html: '', text: '', remarks: mjml }
  const marked = markLinks(compiled.html, hidden)
  const html = hidden.restore(hasPreheader ? padPreheader(marked.html) : marked.html)
  const text = toPlainText(marked.html, hidden)
  const isWhole = isWholeLiquid(html) && isWholeLiquid(text)
  const findings = isWhole ? [...legalFindings(marked, hidden), ...sizeFindings(html)] : [lostLiquid]
  return { html, text, remarks: findings.map(remarkOnAll) }
}

/**
 * Mail programs show the beginning of the body behind a preheader that is shorter than their line. Characters that
 * take room and show nothing keep it out.
 */
const padPreheader = (html: string): string =>
  html.replace(/<div style="display:none[^>]*>[^<]*/, (preheader) => preheader + ' \u034f\u200c\u00a0'.repeat(100))

function legalFindings({ html, hasUnsubscribeLink }: MarkedHtml, hidden: HiddenLiquid): readonly Finding[] {
  const outputs = hidden.find(html).filter(({ kind }) => kind === 'output')
  const hasAddress = outputs.some(({ content }) => /^sender\.address\b/.test(content))
  return [...(hasUnsubscribeLink ? [] : [noUnsubscribeLink]), ...(hasAddress ? [] : [noPostalAddress])]
}

function sizeFindings(html: string): readonly Finding[] {
  const kilobytes = Math.ceil(new TextEncoder().encode(html).length / 1024)
  if (html.length > liquidLimits.characters) return [error('large-mail', [], tooLarge(kilobytes), shorten)]
  return kilobytes > mostKilobytes ? [warning('large-mail', [], clipped(kilobytes), shorten)] : []
}

/** Gmail cuts a mail off near 102 KB, and filling in adds to it. */
const mostKilobytes = 90

const tooLarge = (kilobytes: number): string => `The mail has ${kilobytes} KB, more than can be filled in.`
const clipped = (kilobytes: number): string => `The mail has ${kilobytes} KB: Gmail shows the first 102 KB only.`
const shorten = 'Take parts out, or link to them.'

const noUnsubscribeLink = error(
  'no-unsubscribe-link',
  [],
  'Nobody can leave: the mail has no link to `{{ unsubscribe_url }}` that every reader sees.',
  'Add `<a href="{{ unsubscribe_url }}">Unsubscribe</a>` to the layout, outside of every `{% if %}`.',
)

const noPostalAddress = error(
  'no-postal-address',
  [],
  'The mail does not say where its sender can be found, as the law asks of marketing.',
  'Add `{{ sender.address }}` to the layout.',
)

const lostLiquid = error(
  'liquid-syntax',
  [],
  'A `{% … %}` of this message stands in a comment or another place that does not get into the mail.',
  'Take it out of there, together with its end.',
)
