import type { Document } from 'yaml'
import { behindTheEnd, nothingToClose, openBrace, openQuote } from './closing-slips.ts'
import { hiddenSlip, tooDeep } from './hidden-slips.ts'
import { outOfLine, tabAtBeginning } from './indent-slips.ts'
import { type Complaint, lineAt, linesOf, type Slip, slipAt } from './slip.ts'
import { colonInBraces, secondColon, strangeBeginning } from './text-slips.ts'
import { backslash, listBehindWord, mergeMark, noWord, wordTwice } from './word-slips.ts'

/** What keeps a document from being a value, in the words of whoever wrote it: the first that its parser stumbled over. */
export function slipIn(document: Document.Parsed, text: string): Slip | undefined {
  const [error] = document.errors
  const [at, until] = error?.pos ?? [0, 1]
  const complaint = { document, text, lines: linesOf(text), at, until, said: error?.message.split('\n')[0] ?? '' }
  if (error === undefined) return hiddenSlip(complaint)
  const line = lineAt(complaint.lines, at)
  const slip = mergeMark(complaint) ?? tabAtBeginning(complaint, line) ?? slipsByCode[error.code]?.(complaint, line)
  return slip ?? slipAt(at, '', `This is not YAML: ${complaint.said}.`, mendHere)
}

const mendHere = 'Mend the YAML at this place.'

type Explain = (complaint: Complaint, line: number) => Slip | undefined

/** Who explains what: the codes are those of the parser, of which some stand for slips of several kinds. */
const slipsByCode: Readonly<Record<string, Explain>> = {
  BAD_DQ_ESCAPE: backslash,
  BAD_INDENT: (complaint, line) =>
    complaint.said.startsWith('Flow') ? openBrace(complaint) : outOfLine(complaint, line),
  BAD_SCALAR_START: (complaint) => strangeBeginning(complaint, complaint.at),
  BLOCK_AS_IMPLICIT_KEY: (complaint, line) => {
    if (complaint.said.includes('sequence')) return outOfLine(complaint, line)
    return secondColon(complaint) ?? outOfLine(complaint, nextWritten(complaint, line))
  },
  BLOCK_IN_FLOW: colonInBraces,
  DUPLICATE_KEY: wordTwice,
  MISSING_CHAR: (complaint, line) => {
    if (complaint.said.includes('quote')) return openQuote(complaint)
    if (complaint.said.includes('directives')) return strangeBeginning(complaint, complaint.text.indexOf('%'))
    return complaint.said.includes('- indicator') ? outOfLine(complaint, line) : noWord(complaint)
  },
  MULTILINE_IMPLICIT_KEY: (complaint, line) =>
    /^-\s/.test(complaint.text.slice(complaint.at)) ? outOfLine(complaint, line) : noWord(complaint),
  MULTIPLE_DOCS: ({ at }) => slipAt(at, '', 'A second document begins here.', 'Give each journey a file of its own.'),
  NON_STRING_KEY: ({ at, text, ...complaint }) =>
    text.charAt(at) === '{' && text.slice(0, at).endsWith('{')
      ? strangeBeginning({ ...complaint, at, text }, at - 1)
      : slipAt(at, '', 'A mapping stands where a word belongs.', mendHere),
  RESOURCE_EXHAUSTION: ({ at }) => slipAt(at, '', tooDeep.message, tooDeep.remedy),
  UNEXPECTED_TOKEN: (complaint, line) =>
    listBehindWord(complaint) ??
    blockOfText(complaint) ??
    nothingToClose(complaint) ??
    behindTheEnd(complaint) ??
    (isFirstInLine(complaint, line) ? outOfLine(complaint, line) : undefined),
}

/** The sign of a block of text, with something behind it that cannot stand there. */
function blockOfText(complaint: Complaint): Slip | undefined {
  const { text, at, said } = complaint
  if (said.startsWith('Block scalar')) return strangeBeginning(complaint, at)
  if (!said.startsWith('Not a YAML token')) return undefined
  return strangeBeginning(complaint, Math.max(text.lastIndexOf('|', at), text.lastIndexOf('>', at)))
}

const isFirstInLine = ({ lines, at }: Complaint, line: number): boolean => {
  const { start, text } = lines[line] ?? { start: 0, text: '' }
  return text.slice(0, at - start).trim() === ''
}

/** The next line in which something stands, behind a line. */
const nextWritten = ({ lines }: Complaint, line: number): number => {
  const next = lines.findIndex(({ text }, index) => index > line && !/^\s*(#|$)/.test(text))
  return next < 0 ? line : next
}
