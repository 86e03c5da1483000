import { error, type Finding } from '../../diagnostic.ts'
import { type HiddenLiquid, hideLiquid } from '../liquid/hide-liquid.ts'
import type { Remark } from '../remark.ts'
import { decodeEntities } from './html-entities.ts'
import { type Attribute, type Markup, type OpenTag, scanMarkup } from './scan-markup.ts'

/**
 * Checks what a body or layout writes between brackets. Values about a contact belong into the text that people read:
 * escaping keeps them harmless there, but not where a mail program expects an address, a style or a script.
 */
export function checkMarkup(text: string): readonly Remark[] {
  const hidden = hideLiquid(text)
  const markup = [...scanMarkup(hidden.text)]
  const tags = markup.filter((one) => one.kind === 'open')
  const found = [
    ...tags.flatMap((tag) => tagFindings(tag, hidden).map((finding) => ({ finding, ...rangeOf(tag) }))),
    ...styles(markup, hidden).map((range) => ({ finding: personalValue('a style'), ...range })),
    ...unclosed(markup),
  ]
  return found.map(({ finding, begin, end }) => ({
    finding,
    begin: hidden.originalOffset(begin),
    end: hidden.originalOffset(end - 1) + 1,
  }))
}

const rangeOf = ({ begin, end }: Markup) => ({ begin, end })

function tagFindings(tag: OpenTag, hidden: HiddenLiquid): readonly Finding[] {
  const { name, attributes } = tag
  if (name === 'mj-include') return [error('mjml', [], 'Other files cannot be included.', 'Write the part out.')]
  if (harmful.has(name)) {
    return [error('active-content', [], `Mail programs do not run \`<${name}>\`.`, `Take \`<${name}>\` out.`)]
  }
  const active = attributes.flatMap(activeFinding)
  const seen = attributes.filter((one) => speaks.has(one.name) || isFixedAddress(one, hidden))
  const known = seen.flatMap(({ value }) => hidden.find(value)).length
  if (hidden.find(tag.inside).length === known) return active
  const place = attributes.find((one) => !seen.includes(one) && hidden.find(one.value).length > 0)?.name
  return [...active, personalValue(place === undefined ? `the tag \`<${name}>\`` : `\`${place}\``)]
}

const harmful = new Set(['script', 'iframe', 'object', 'embed', 'form', 'base'])

/** Attributes whose value is read out rather than acted on. */
const speaks = new Set(['alt', 'title'])

/** Only the author of a message chooses where its links lead. */
function isFixedAddress({ name, value }: Attribute, hidden: HiddenLiquid): boolean {
  const [before, piece, after, ...more] = hidden.cut(value)
  if (name !== 'href' || before !== '' || after !== '' || more.length > 0) return false
  return typeof piece === 'object' && /^(links\.[a-z0-9-]+|unsubscribe_url)$/.test(piece.content)
}

function activeFinding({ name, value }: Attribute): readonly Finding[] {
  // Mail programs overlook white space and control characters in an address, and so does this.
  const address = decodeEntities(value)
    .replace(/[\s\p{Cc}]/gu, '')
    .toLowerCase()
  const isActive = /^on[a-z]/.test(name) || /^(javascript|vbscript):/.test(address) || /^data:(?!image\/)/.test(address)
  if (!isActive) return []
  return [error('active-content', [], `Mail programs do not run what \`${name}\` asks for.`, `Take \`${name}\` out.`)]
}

const personalValue = (place: string): Finding =>
  error(
    'personal-attribute',
    [],
    `A value cannot be filled in here: ${place} is for fixed words only.`,
    'Name the target under `links` in message.yaml and write `href="{{ links.name }}"`; put values into text.',
  )

const styles = (markup: readonly Markup[], hidden: HiddenLiquid) =>
  markup.flatMap((one, at) => {
    const before = markup[at - 1]
    const isStyle = before?.kind === 'open' && (before.name === 'style' || before.name === 'mj-style')
    return isStyle && one.kind === 'text' && hidden.find(one.text).length > 0 ? [rangeOf(one)] : []
  })

/** MJML drops what stands in a tag that is never closed, without a word. */
function unclosed(markup: readonly Markup[]) {
  const open: OpenTag[] = []
  const found = []
  for (const one of markup) {
    if (one.kind === 'open' && one.name.startsWith('mj') && !one.isClosed) open.push(one)
    if (one.kind !== 'close' || !one.name.startsWith('mj')) continue
    const at = open.findLastIndex(({ name }) => name === one.name)
    if (at < 0) found.push({ finding: neverOpened(one.name), ...rangeOf(one) })
    else found.push(...open.splice(at).slice(1).map(neverClosed))
  }
  return [...found, ...open.map(neverClosed)]
}

const neverOpened = (name: string): Finding =>
  error('unclosed-tag', [], `\`</${name}>\` closes nothing.`, `Open \`<${name}>\` before, or take this out.`)

const neverClosed = (tag: OpenTag) => ({
  finding: error('unclosed-tag', [], `\`<${tag.name}>\` is never closed.`, `Add \`</${tag.name}>\`.`),
  ...rangeOf(tag),
})
