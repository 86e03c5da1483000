import type { HiddenLiquid } from '../liquid/hide-liquid.ts'
import { depthChange } from '../liquid/liquid-pieces.ts'
import { type OpenTag, scanMarkup } from './scan-markup.ts'

/** HTML whose links say what they are to the one who counts clicks. */
export type MarkedHtml = {
  readonly html: string
  /** Whether every reader gets a way out, and not only those for whom some `{% if %}` holds. */
  readonly hasUnsubscribeLink: boolean
}

/**
 * Gives every named link its name, which click events carry back, and keeps the way out from being rewritten.
 * https://docs.aws.amazon.com/ses/latest/dg/faqs-metrics.html
 */
export function markLinks(html: string, hidden: HiddenLiquid): MarkedHtml {
  const parts: string[] = []
  let copied = 0
  let depth = 0
  let hasUnsubscribeLink = false
  for (const one of scanMarkup(html)) {
    if (one.kind === 'text') depth += hidden.find(one.text).reduce((sum, piece) => sum + depthChange(piece), 0)
    const target = one.kind === 'open' && one.name === 'a' ? targetOf(one, hidden) : undefined
    const mark = target === undefined ? undefined : markOf(target)
    if (mark === undefined) continue
    const behindName = one.begin + '<a'.length
    parts.push(html.slice(copied, behindName), mark)
    copied = behindName
    if (target === 'unsubscribe_url' && depth === 0) hasUnsubscribeLink = true
  }
  return { html: parts.join('') + html.slice(copied), hasUnsubscribeLink }
}

function targetOf({ attributes }: OpenTag, hidden: HiddenLiquid): string | undefined {
  const href = attributes.find(({ name }) => name === 'href')?.value ?? ''
  return hidden.find(href)[0]?.content
}

function markOf(target: string): string | undefined {
  if (target === 'unsubscribe_url') return ' ses:no-track'
  return target.startsWith('links.') ? ` ses:tags="link:${target.slice('links.'.length)}"` : undefined
}
