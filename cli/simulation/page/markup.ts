import { escapeText } from '../../../state-machines/handbook/diagram/markup.ts'

/** Text that is HTML already. */
export type Markup = { readonly markup: string }

type Part = Markup | string | number | undefined | readonly Markup[]

/** HTML with values in it; every text is escaped, whoever wrote it. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: pieces.map((piece, index) => `${piece}${index < parts.length ? written(parts[index]) : ''}`).join(''),
})

/** What is HTML already, such as a picture that another part of Waymark has drawn. */
export const trusted = (markup: string): Markup => ({ markup })

/** Nothing. */
export const nothing: Markup = { markup: '' }

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
