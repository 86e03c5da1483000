import { Liquid, LiquidError, type Template } from 'liquidjs'
import {
  liquidFilters,
  liquidInnerTags,
  liquidLimits,
  liquidTags,
} from '../../../shared/domain/message/message-liquid.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Remark } from '../remark.ts'
import { checkVariables } from './check-variables.ts'
import { depthChange, type LiquidPiece, liquidPieces } from './liquid-pieces.ts'

/** What was found in the Liquid of a text. */
export type LiquidCheck = {
  readonly remarks: readonly Remark[]
  /** Undefined where mistakes keep them from being found. */
  readonly usedLinks: readonly string[] | undefined
  /** Whether its brackets are whole, so that the markup around them can be read too. */
  readonly isReadable: boolean
}

/** Checks the Liquid of one text. Without `links` (the message's file is broken) no link counts as unknown. */
export function checkLiquid(text: string, links: readonly string[] | undefined): LiquidCheck {
  const unreadable = (remark: Remark): LiquidCheck => ({ remarks: [remark], usedLinks: undefined, isReadable: false })
  if (text.length > liquidLimits.characters) return unreadable(tooLong(text))
  let pieces: readonly LiquidPiece[]
  try {
    pieces = liquidPieces(text)
  } catch (fault) {
    return unreadable(syntaxRemark(fault))
  }
  const tags = pieces.flatMap(tagRemarks)
  const words = [...tags, ...pieces.flatMap(filterRemarks)]
  const deep = tooDeep(pieces)
  // What does not exist or goes too deep keeps the rest from being read; it has been named already.
  if (tags.length > 0 || deep) {
    return { remarks: deep ? [...words, deep] : words, usedLinks: undefined, isReadable: true }
  }
  try {
    const { remarks, usedLinks } = checkVariables(parse(text), text, links)
    return { remarks: [...words, ...remarks], usedLinks, isReadable: true }
  } catch (fault) {
    return { remarks: [...words, syntaxRemark(fault)], usedLinks: undefined, isReadable: true }
  }
}

/** Whether every block of a text is closed within it. */
export function isWholeLiquid(text: string): boolean {
  try {
    parse(text)
    return true
  } catch (fault) {
    if (LiquidError.is(fault)) return false
    throw fault
  }
}

/** Knows every filter, so that an unknown one is no reason to stop reading. */
const parse = (text: string): Template[] => new Liquid({ strictFilters: false }).parse(text)

const tooLong = (text: string): Remark => ({
  begin: liquidLimits.characters,
  end: text.length,
  finding: error(
    'liquid-syntax',
    [],
    `The text is longer than ${liquidLimits.characters} characters.`,
    'Take parts out.',
  ),
})

function syntaxRemark(fault: unknown): Remark {
  if (!LiquidError.is(fault)) throw fault
  const message = fault.message.replace(/, line:\d+, col:\d+$/, '')
  const remedy = 'Close every `{{`, `{%` and block, as in `{% if contact.city %}…{% endif %}`.'
  const { begin, end } = fault.token
  return { begin, end, finding: error('liquid-syntax', [], `Liquid cannot read this: ${message}.`, remedy) }
}

/** More blocks in blocks than anybody means to write. */
const deepest = 50

function tooDeep(pieces: readonly LiquidPiece[]): Remark | undefined {
  let depth = 0
  for (const piece of pieces) {
    depth += depthChange(piece)
    if (depth <= deepest) continue
    const message = `This is the ${deepest + 1}st block within blocks.`
    return { begin: piece.begin, end: piece.end, finding: error('liquid-syntax', [], message, 'Take some levels out.') }
  }
  return undefined
}

function tagRemarks({ kind, name, begin, end }: LiquidPiece): readonly Remark[] {
  if (kind === 'output' || liquidTags.includes(name) || liquidInnerTags.includes(name)) return []
  const known = `Messages know ${liquidTags.map((tag) => `\`${tag}\``).join(', ')}.`
  const remedy = didYouMean(name, [...liquidTags, ...liquidInnerTags], known)
  return [{ begin, end, finding: error('forbidden-tag', [], `A message cannot use the tag \`${name}\`.`, remedy) }]
}

function filterRemarks({ content, contentBegin }: LiquidPiece): readonly Remark[] {
  const code = content.replace(/"[^"]*"|'[^']*'/g, (quoted) => `"${' '.repeat(quoted.length - 2)}"`)
  const filters = [...code.matchAll(/\|\s*([\w-]+)/g)].flatMap(({ 0: match, 1: name = '', index }) => {
    const finding = filterFinding(name)
    const end = contentBegin + index + match.length
    return finding ? [{ begin: end - name.length, end, finding }] : []
  })
  const clock = /^\s*(["'])(now|today)\1\s*\|\s*date\b/.exec(content)
  return clock ? [...filters, { begin: contentBegin, end: contentBegin + clock[0].length, finding: noClock }] : filters
}

function filterFinding(name: string): Finding | undefined {
  if (liquidFilters.includes(name)) return undefined
  if (escaping.includes(name)) {
    const message = `\`| ${name}\` would escape twice: every value in the mail is escaped already.`
    return error('escaped-twice', [], message, `Take \`| ${name}\` out.`)
  }
  const remedy = didYouMean(name, liquidFilters, `Messages know ${liquidFilters.join(', ')}.`)
  return error('unknown-filter', [], `A message cannot use the filter \`${name}\`.`, remedy)
}

const escaping = ['escape', 'escape_once', 'xml_escape', 'cgi_escape', 'uri_escape', 'url_encode']

const noClock = error(
  'clock-in-message',
  [],
  'A message has no clock: the same message gives the same text, whenever it is filled in.',
  'Put the date into the event or the contact, and format that.',
)
