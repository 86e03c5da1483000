import { isScalar, visit } from 'yaml'
import { type Complaint, lineAt, type Slip, slipAt } from './slip.ts'
import { cut, inQuotes, textFrom } from './written-text.ts'

/** A line that is no word with a value, though one must stand there. */
export function noWord({ lines, at }: Complaint): Slip {
  const line = lines[lineAt(lines, at)]
  const written = (line?.text.slice(at - line.start) ?? '').trimEnd()
  const told = (message: string, remedy: string) => slipAt(at, written, message, remedy)
  const [, word, value = ''] = /^([\w-]+)[:：](\S.*)$/.exec(written) ?? []
  if (word !== undefined) return told('A space belongs behind the colon.', `Write \`${word}: ${cut(value)}\`.`)
  const remedy = 'Write a word, a colon and a value; or indent it further, if it goes on with the text above.'
  return told('This line is no word with a value.', remedy)
}

/** A word that stands twice in one mapping. */
export function wordTwice({ document, lines, text, at, until }: Complaint): Slip {
  let first: number | undefined
  visit(document, {
    Map(_, { items }) {
      const keys = items.flatMap(({ key }) => (isScalar(key) && key.range ? [key] : []))
      const again = keys.find(({ range }) => range?.[0] === at)
      first ??= again && keys.find(({ value }) => value === again.value)?.range?.[0]
    },
  })
  const word = text.slice(at).match(/^[^\s:]+/)?.[0] ?? text.slice(at, until)
  const line = first === undefined ? '' : `, the first time in line ${lineAt(lines, first) + 1}`
  return slipAt(at, word, `\`${word}\` stands twice in one mapping${line}.`, 'Take one of them out.')
}

/** A list that begins behind a word, in the same line. */
export function listBehindWord(complaint: Complaint): Slip | undefined {
  const { text, at } = complaint
  if (!/^-\s/.test(text.slice(at, at + 2))) return undefined
  const written = textFrom(complaint, at)
  const remedy = `Write it in a line of its own, or \`${inQuotes(written)}\` if it is a text.`
  return slipAt(at, written, 'A list does not begin in the line of its word.', remedy)
}

/** A backslash in double quotes that YAML takes for the beginning of a sign. */
export const backslash = ({ text, at }: Complaint): Slip =>
  slipAt(
    at,
    text.slice(at, at + 2),
    'In double quotes a `\\` means that the next sign is a special one.',
    'Write `\\\\`, or the text in single quotes.',
  )

/** The marks that git leaves where it could not put two versions of a file together. */
export function mergeMark({ lines }: Complaint): Slip | undefined {
  const mark = lines.find(({ text }) => /^(<{7}|={7}|>{7})( |$)/.test(text))
  if (mark === undefined) return undefined
  const message = 'Two versions of this file stand here, with the marks of git between them.'
  return slipAt(mark.start, mark.text, message, 'Keep one of them, and take the marks out.')
}
