import type { MjmlNode, MjmlResult } from 'mjml'
import { error, type Finding } from '../../diagnostic.ts'
import type { Remark } from '../remark.ts'

/** What MJML made of a text: HTML, and what it did not like, each at a place in the text. */
export type CompiledMjml = { readonly html: string; readonly remarks: readonly Remark[] }

/** Turns MJML without Liquid into the HTML that mail programs understand. */
export async function compileMjml(text: string): Promise<CompiledMjml> {
  // Loading MJML takes half a second, which only the one who publishes should wait for.
  const { default: mjml2html } = await import('mjml')
  let result: MjmlResult
  try {
    result = await mjml2html(text, options)
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault
    const finding = error('mjml', [], `MJML cannot read this: ${sentence(fault.message)}`, 'Mend the MJML.')
    return { html: '', remarks: [{ finding, begin: 0, end: 1 }] }
  }
  const faults = result.errors.map(({ line, tagName, message }) => at(text, line, tagName, notMjml(message)))
  const loose = [...looseText(result.json)].map(({ line = 1, tagName }) => at(text, line, tagName, outside(tagName)))
  return { html: result.html, remarks: [...faults, ...loose] }
}

const options = {
  keepComments: false,
  minify: true,
  // Styles are few, and what mail programs make of them is a matter of every bracket.
  minifyOptions: { minifyCss: false },
  validationLevel: 'soft',
} as const

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

const notMjml = (message: string): Finding =>
  error(
    'mjml',
    [],
    `MJML does not accept this: ${sentence(message)}`,
    'Write it as https://documentation.mjml.io says.',
  )

const outside = (tag: string): Finding =>
  error(
    'mjml',
    [],
    `What stands directly in \`<${tag}>\` does not get into the mail.`,
    'Put text into `<mj-text>`, and `{% … %}` between components into `<mj-raw>`.',
  )

/** MJML takes the text of these for a slip and drops it. */
const containers = new Set([
  'mjml',
  'mj-head',
  'mj-attributes',
  'mj-body',
  'mj-wrapper',
  'mj-section',
  'mj-group',
  'mj-column',
  'mj-hero',
  'mj-navbar',
  'mj-social',
  'mj-carousel',
  'mj-accordion',
  'mj-accordion-element',
])

function* looseText(node: MjmlNode): Generator<MjmlNode> {
  if (containers.has(node.tagName) && node.content) yield node
  for (const child of node.children ?? []) yield* looseText(child)
}

function at(text: string, line: number, tag: string, finding: Finding): Remark {
  const lines = text.split('\n')
  const lineBegin = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  const column = Math.max(0, (lines[line - 1] ?? '').indexOf(`<${tag}`))
  return { finding, begin: lineBegin + column, end: lineBegin + column + tag.length + 1 }
}
