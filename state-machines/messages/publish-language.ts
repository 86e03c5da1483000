import type { MessageTexts } from '../../shared/contracts/content/published-message.ts'
import { type Diagnostic, error, type Finding } from '../diagnostic.ts'
import { buildTexts } from './build-texts.ts'
import { checkLiquid } from './liquid/check-liquid.ts'
import { checkMarkup } from './markup/check-markup.ts'
import type { SourceFile } from './message-source.ts'
import { placeForMessage, putIntoLayout, type WholeText } from './mjml/put-into-layout.ts'
import { placed, type Remark, remarkOnAll } from './remark.ts'

/** A message in one language; what is undefined could not be read or found, and has been told already. */
export type LanguageSource = {
  readonly subject: string | undefined
  readonly preheader: string | undefined
  readonly body: SourceFile
  readonly layout: SourceFile | undefined
  /** The names of the message's links. */
  readonly links: readonly string[] | undefined
  /** Gives a finding about the subject or the preheader its place in the message's file. */
  placeIn(line: 'subject' | 'preheader', finding: Finding): Diagnostic
}

/** A message's texts in one language, unless mistakes keep them from being made. */
export type PublishedLanguage = {
  readonly texts: MessageTexts | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined where mistakes keep them from being found. */
  readonly usedLinks: readonly string[] | undefined
}

/** Checks and builds a message in one language. */
export async function publishLanguage(source: LanguageSource): Promise<PublishedLanguage> {
  const { subject, preheader = '', body, layout, links } = source
  const files = [checkFile(body, links), ...(layout ? [checkFile(layout, links)] : [])]
  const lines = (['subject', 'preheader'] as const).map((line) => checkLine(line, source))
  const diagnostics = [...files, ...lines].flatMap((check) => check.diagnostics)
  const usedLinks = allOrNone([...files, ...lines].map((check) => check.usedLinks))
  const failed = (more: readonly Diagnostic[]) => ({
    texts: undefined,
    diagnostics: [...diagnostics, ...more],
    usedLinks,
  })
  if (layout === undefined || subject === undefined || diagnostics.some(isError)) return failed([])
  const whole = putIntoLayout(layout, body)
  if (whole === undefined) return failed([placed(remarkOnAll(withoutPlace), layout)])
  const built = await build(whole, preheader !== '')
  if (built.diagnostics.some(isError)) return failed(built.diagnostics)
  const texts = { subject, preheader, html: built.html, text: built.text }
  return { texts, diagnostics: [...diagnostics, ...built.diagnostics], usedLinks }
}

type Check = {
  readonly diagnostics: readonly Diagnostic[]
  readonly usedLinks: readonly string[] | undefined
}

/** All of several lists together, if all of them are known. */
export const allOrNone = (lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined =>
  lists.every((list) => list !== undefined) ? lists.flat() : undefined

function checkFile(file: SourceFile, links: LanguageSource['links']): Check {
  const { remarks, usedLinks, isReadable } = checkLiquid(file.text, links)
  const all: readonly Remark[] = isReadable ? [...remarks, ...checkMarkup(file.text)] : remarks
  return { diagnostics: all.map((remark) => placed(remark, file)), usedLinks }
}

function checkLine(line: 'subject' | 'preheader', source: LanguageSource): Check {
  const text = source[line] ?? ''
  const { remarks, usedLinks } = checkLiquid(text, source.links)
  const findings = remarks.map(({ finding }) => finding)
  const length = text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '').length
  const all = line === 'subject' && length > longestSubject ? [...findings, longSubject(length)] : findings
  return { diagnostics: all.map((finding) => source.placeIn(line, finding)), usedLinks }
}

/** Far more than any mail program shows, and short enough for one header. */
const longestSubject = 200

const longSubject = (length: number): Finding =>
  error(
    'long-subject',
    [],
    `The subject has ${length} characters.`,
    `Keep it under ${longestSubject}; readers see the first 40 to 60.`,
  )

const withoutPlace = error(
  'layout-without-place',
  [],
  'The layout has no place for the message.',
  `Write \`${placeForMessage}\` where the message belongs.`,
)

async function build(whole: WholeText, hasPreheader: boolean) {
  const { html, text, remarks } = await buildTexts(whole.text, hasPreheader)
  return { html, text, diagnostics: remarks.map((remark) => whole.place(remark)) }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'
