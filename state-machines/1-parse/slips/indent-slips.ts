import { counted } from '../../../shared/domain/counted.ts'
import { type Complaint, type Line, type Slip, slipAt } from './slip.ts'
import { cut } from './written-text.ts'

/** A line that begins with a tab. */
export function tabAtBeginning({ lines }: Complaint, index: number): Slip | undefined {
  const { start, text } = lines[index] ?? { start: 0, text: '' }
  const [, before, tabs] = /^(\s*?(?:- *)*)(\t+)/.exec(text) ?? []
  if (before === undefined || tabs === undefined) return undefined
  return slipAt(start + before.length, tabs, 'This line is indented with a tab.', 'Indent with spaces.')
}

/** A line that begins where nothing above begins. */
export function outOfLine({ lines }: Complaint, index: number): Slip {
  const { start, text } = lines[index] ?? { start: 0, text: '' }
  const indent = text.search(/\S|$/)
  const written = text.slice(indent)
  const isEntry = /^-(\s|$)/.test(written)
  if (!isEntry && /^-[A-Za-z]/.test(written)) return dashWithoutSpace(start + indent, written)
  const [word = written] = isEntry ? ['-'] : (/^[^\s:]+/.exec(written) ?? [])
  const open = beginningsAbove(lines, index)
  const fitting = open.filter(({ word: above }) => (above === '-') === isEntry && above !== '')
  const message = isEntry
    ? 'This `-` is not in line with a `-` above.'
    : `\`${word}\` is not in line with the words above.`
  const near = nearestFirst(fitting, indent).map(likeThat).join(', or ')
  const remedies = [
    ...(near === '' ? [] : [`let it begin ${near}`]),
    ...(isEntry || !open.some((one) => one.word === '-' && one.indent === indent) ? [] : ['write `- ` before it']),
    ...(isEntry && near === '' ? ['write the word that it belongs to above it, such as `steps:`'] : []),
  ]
  if (remedies.length === 0) remedies.push('mend the line above: it is no word with a value')
  return slipAt(start + indent, word, message, `${capital(remedies.join(', or '))}.${belonging(lines, index, indent)}`)
}

/** What is said of a dash with its word right behind it. */
export const dashWithoutSpace = (at: number, written: string): Slip =>
  slipAt(at, written.split(' ')[0] ?? '', 'A space belongs behind the `-`.', `Write \`- ${cut(written.slice(1))}\`.`)

/** Words and dashes above a line that may be followed by another at the place where they begin. */
type Beginning = { readonly word: string; readonly indent: number; readonly line: number }

function beginningsAbove(lines: readonly Line[], index: number): readonly Beginning[] {
  const open: Beginning[] = []
  for (let line = index - 1; line >= 0; line--) {
    const least = Math.min(...open.map(({ indent }) => indent))
    const isUnderWord = (one: Beginning) => one.indent === least && one.word !== '-' && open.at(-1)?.word === '-'
    const here = beginningsOf(lines[line]?.text ?? '', line)
    open.push(...here.filter((one) => one.indent < least || isUnderWord(one)))
    if (least === 0 && open.some(({ indent, word }) => indent === 0 && word !== '-')) break
  }
  return open
}

/** Where the dashes and the first word of a line stand, from the right to the left. */
function beginningsOf(text: string, line: number): readonly Beginning[] {
  const found: Beginning[] = []
  const [dashes = ''] = /^ *(?:- +)*/.exec(text) ?? []
  for (const [indent, character] of [...dashes].entries()) {
    if (character === '-') found.unshift({ word: '-', indent, line })
  }
  const [, word] = /^([^\s#'"][^:]*):(?:\s|$)/.exec(text.slice(dashes.length)) ?? []
  return word === undefined ? found : [{ word, indent: dashes.length, line }, ...found]
}

/** Those that a line stands nearest to: one, or two where both are as near. */
function nearestFirst(open: readonly Beginning[], indent: number): readonly Beginning[] {
  const distance = (one: Beginning) => Math.abs(one.indent - indent)
  const least = Math.min(...open.map(distance))
  return open.filter((one) => distance(one) === least)
}

const likeThat = ({ word, indent, line }: Beginning): string =>
  `${indent === 0 ? 'without a space' : `behind ${counted(indent, 'space')}`}, like \`${word}\` in line ${line + 1}`

/** What is indented below a word with a value was perhaps meant to belong to it. */
function belonging(lines: readonly Line[], index: number, indent: number): string {
  const above = lines.slice(0, index).findLast(({ text }) => text.trim() !== '')
  const [, before = '', word] = /^( *(?:- +)*)([\w-]+): +[^\s#]/.exec(above?.text ?? '') ?? []
  if (word === undefined || before.length >= indent) return ''
  return ` If it belongs to \`${word}\`, write nothing behind \`${word}:\`.`
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
